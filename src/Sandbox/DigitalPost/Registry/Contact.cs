namespace Postvogn.Sandbox.DigitalPost;

internal enum ContactType
{
    // A CPR number of ten digits.
    Citizen,

    // A CVR number of eight digits.
    Company,
}

internal enum ContactStatus
{
    Registered,

    // Gets letters on paper.
    Exempt,

    // Dead, or wound up (TI 4.5).
    Closed,
}

internal enum NemSmsSubscription
{
    None,

    NotVerified,

    Verified,
}

internal sealed record Contact
{
    public required ContactType Type { get; init; }

    // Digits only.
    public required string Number { get; init; }

    public ContactStatus Status { get; init; } = ContactStatus.Registered;

    public NemSmsSubscription NemSms { get; init; } = NemSmsSubscription.None;

    // Some have none, and yet are no exempt.
    public bool HasMailbox { get; init; } = true;

    // Made up unless given.
    public string MobileNumber { get; init; } = "20202020";

    public bool ReceivesDigitalPost => Status == ContactStatus.Registered;

    // Does not follow the exemption from Digital Post.
    public bool ReceivesNemSms => Status != ContactStatus.Closed && NemSms == NemSmsSubscription.Verified;

    // Never the number.
    public override string ToString() => $"{Type} ({Status})";
}
