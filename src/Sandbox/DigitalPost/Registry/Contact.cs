namespace Postvogn.Sandbox.DigitalPost.Registry;

/// <summary>Which number a contact is known by.</summary>
public enum ContactType
{
    /// <summary>A citizen with a CPR number of ten digits.</summary>
    Citizen,

    /// <summary>A company with a CVR number of eight digits.</summary>
    Company,
}

/// <summary>Whether a contact can be written to.</summary>
public enum ContactStatus
{
    /// <summary>The contact receives Digital Post.</summary>
    Registered,

    /// <summary>The contact is exempt and gets letters on paper.</summary>
    Exempt,

    /// <summary>The contact is closed: dead, moved abroad, or wound up.</summary>
    Closed,
}

/// <summary>Whether a contact receives NemSMS.</summary>
public enum NemSmsSubscription
{
    /// <summary>The contact does not subscribe.</summary>
    None,

    /// <summary>The contact subscribes, but has not verified the mobile number.</summary>
    NotVerified,

    /// <summary>The contact subscribes with a verified number.</summary>
    Verified,
}

/// <summary>A citizen or company in the contact registry. One that is not there does not exist for Digital Post.</summary>
public sealed record Contact
{
    /// <summary>Citizen or company.</summary>
    public required ContactType Type { get; init; }

    /// <summary>The CPR or CVR number, digits only.</summary>
    public required string Number { get; init; }

    /// <summary>Whether the contact can be written to. The default is <see cref="ContactStatus.Registered"/>.</summary>
    public ContactStatus Status { get; init; } = ContactStatus.Registered;

    /// <summary>Whether the contact receives NemSMS. The default is <see cref="NemSmsSubscription.None"/>.</summary>
    public NemSmsSubscription NemSms { get; init; } = NemSmsSubscription.None;

    /// <summary>The mobile number of the NemSMS subscription; made up (the default) unless given. Nothing without a subscription.</summary>
    public string MobileNumber { get; init; } = "20202020";

    /// <summary>Whether the contact can be written to by Digital Post.</summary>
    public bool ReceivesDigitalPost => Status == ContactStatus.Registered;

    /// <summary>Whether the contact can be written to by NemSMS. That does not follow the exemption from Digital Post.</summary>
    public bool ReceivesNemSms => Status != ContactStatus.Closed && NemSms == NemSmsSubscription.Verified;

    /// <summary>Tells that there is a contact, and never its number.</summary>
    /// <returns>The type and the status.</returns>
    public override string ToString() => $"{Type} ({Status})";
}
