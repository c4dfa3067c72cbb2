using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Contacts;

/// <summary>A citizen or company in the contact registry, and how it can be reached (TI 4.1, 4.5.3).</summary>
/// <remarks><c>ToString</c> leaves the numbers out.</remarks>
public sealed record Contact : Versioned
{
    /// <summary>Digital Post's id of the contact.</summary>
    public required Guid Id { get; init; }

    /// <summary>Citizen or company.</summary>
    public ContactType? Type { get; init; }

    /// <summary>The transaction of the last change.</summary>
    public string? TransactionId { get; init; }

    /// <summary>A citizen's CPR number, ten digits.</summary>
    public string? CprNumber { get; init; }

    /// <summary>A company's CVR number, eight digits.</summary>
    public string? CvrNumber { get; init; }

    /// <summary>Whether a citizen who needs no Digital Post may sign up for it.</summary>
    public bool? EligibleForVoluntaryRegistration { get; init; }

    /// <summary>The sign-up for NemSMS; null when there is none.</summary>
    public NemSmsSubscription? NemSmsSubscription { get; init; }

    /// <summary>The sign-up for Digital Post.</summary>
    public MailboxSubscription? MailboxSubscription { get; init; }

    /// <summary>When it last changed, in UTC.</summary>
    [JsonConverter(typeof(ServiceTimeConverter))]
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>When it came into the registry, in UTC.</summary>
    [JsonConverter(typeof(ServiceTimeConverter))]
    public DateTimeOffset? CreatedDate { get; init; }

    /// <summary>Whether Digital Post reaches it.</summary>
    [JsonIgnore]
    public bool ReceivesDigitalPost => MailboxSubscription?.PublicRegistrationStatus == PublicRegistrationStatus.Registered;

    /// <summary>Whether NemSMS reaches it: there is a number, and it is verified (TI 4.5.4).</summary>
    [JsonIgnore]
    public bool ReceivesNemSms => NemSmsSubscription?.IsVerified == true;

    /// <summary>Whether it is dead, or wound up: it can be written to no more (TI 4.5).</summary>
    [JsonIgnore]
    public bool IsClosed => MailboxSubscription?.PublicRegistrationStatus == PublicRegistrationStatus.Closed;

    /// <summary>Type, id and version: nothing of the person.</summary>
    public override string ToString() => $"{Type} {Id} version {Version}";
}
