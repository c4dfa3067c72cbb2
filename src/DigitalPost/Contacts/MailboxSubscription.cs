namespace Postvogn.DigitalPost.Contacts;

/// <summary>For Digital Post, or exemption from it (TI 4.5.2).</summary>
public sealed record MailboxSubscription : RegistryPart
{
    /// <summary>Whether it can be written to.</summary>
    public PublicRegistrationStatus? PublicRegistrationStatus { get; init; }

    /// <summary>E.g. <c>AUTOMATIC_REGISTRATION</c>; given to some callers only.</summary>
    public string? RegistrationStatus { get; init; }

    /// <summary>As the service writes it: <c>2021-07-15</c>.</summary>
    public string? ExemptionStart { get; init; }

    /// <summary>The last day, as written.</summary>
    public string? ExemptionEnd { get; init; }

    /// <summary>In UTC.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>In UTC.</summary>
    public DateTimeOffset? EndTime { get; init; }
}
