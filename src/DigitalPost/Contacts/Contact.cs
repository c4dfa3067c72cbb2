using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Contacts;

/// <summary>A citizen or company, and how to reach it (TI 4.1, 4.5.3). <c>ToString</c> leaves the numbers out.</summary>
public sealed record Contact : RegistryResource
{
    /// <summary>Citizen or company.</summary>
    public ContactType? Type { get; init; }

    /// <summary>Ten digits.</summary>
    public string? CprNumber { get; init; }

    /// <summary>Eight digits.</summary>
    public string? CvrNumber { get; init; }

    /// <summary>Whether a citizen who needs no Digital Post may sign up.</summary>
    public bool? EligibleForVoluntaryRegistration { get; init; }

    /// <summary>Null when there is none.</summary>
    public NemSmsSubscription? NemSmsSubscription { get; init; }

    /// <summary>For Digital Post.</summary>
    public MailboxSubscription? MailboxSubscription { get; init; }

    /// <summary>Whether it is registered.</summary>
    [JsonIgnore]
    public bool ReceivesDigitalPost => MailboxSubscription?.PublicRegistrationStatus == PublicRegistrationStatus.Registered;

    /// <summary>With a verified number (TI 4.5.4).</summary>
    [JsonIgnore]
    public bool ReceivesNemSms => NemSmsSubscription?.IsVerified == true;

    /// <summary>Dead, or wound up: can be written to no more (TI 4.5).</summary>
    [JsonIgnore]
    public bool IsClosed => MailboxSubscription?.PublicRegistrationStatus == PublicRegistrationStatus.Closed;

    /// <summary>Nothing of the person.</summary>
    public override string ToString() => $"{Type} {Id} version {Version}";
}
