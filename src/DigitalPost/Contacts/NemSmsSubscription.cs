using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Contacts;

/// <summary>A sign-up for NemSMS (TI 4.5.4). A new one has a number and nothing else.</summary>
public sealed record NemSmsSubscription : Versioned
{
    /// <summary>Its id; null before the service has it.</summary>
    public Guid? Id { get; init; }

    /// <summary>The number, eight digits in the guide's example.</summary>
    public string? MobileNumber { get; init; }

    /// <summary>When the contact showed that the number is theirs; null before that.</summary>
    [JsonConverter(typeof(ServiceTimeConverter))]
    public DateTimeOffset? VerificationTime { get; init; }

    /// <summary>When the sign-up was confirmed; null before that.</summary>
    [JsonConverter(typeof(ServiceTimeConverter))]
    public DateTimeOffset? ConfirmedDateTime { get; init; }

    /// <summary>Whether messages can be sent to the number.</summary>
    [JsonIgnore]
    public bool IsVerified => VerificationTime is not null;

    /// <summary>Whether it is verified: not the number.</summary>
    public override string ToString() => IsVerified ? "verified" : "not verified";
}
