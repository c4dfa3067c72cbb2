using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Contacts;

/// <summary>A contact's sign-up for Digital Post, or exemption from it (TI 4.5.2).</summary>
public sealed record MailboxSubscription : Versioned
{
    /// <summary>Its id.</summary>
    public Guid? Id { get; init; }

    /// <summary>Whether the contact can be written to.</summary>
    public PublicRegistrationStatus? PublicRegistrationStatus { get; init; }

    /// <summary>How the status came about, e.g. <c>AUTOMATIC_REGISTRATION</c>; given to some callers only.</summary>
    public string? RegistrationStatus { get; init; }

    /// <summary>The first day of an exemption, as the service writes it: <c>2021-07-15</c>.</summary>
    public string? ExemptionStart { get; init; }

    /// <summary>The last day of an exemption, as the service writes it.</summary>
    public string? ExemptionEnd { get; init; }

    /// <summary>Since when the subscription is, in UTC.</summary>
    [JsonConverter(typeof(ServiceTimeConverter))]
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Until when the subscription was, in UTC.</summary>
    [JsonConverter(typeof(ServiceTimeConverter))]
    public DateTimeOffset? EndTime { get; init; }
}
