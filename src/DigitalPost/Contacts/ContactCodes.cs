using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Contacts;

/// <summary>Citizen or company.</summary>
[JsonConverter(typeof(CodeConverter<ContactType>))]
public readonly record struct ContactType(string Code) : ICode
{
    /// <summary>Has a CPR number.</summary>
    public static ContactType Citizen { get; } = new("CITIZEN");

    /// <summary>Has a CVR number.</summary>
    public static ContactType Company { get; } = new("COMPANY");

    /// <inheritdoc/>
    public override string ToString() => Code;
}

/// <summary>Whether a contact can be written to (TI 4.5).</summary>
[JsonConverter(typeof(CodeConverter<PublicRegistrationStatus>))]
public readonly record struct PublicRegistrationStatus(string Code) : ICode
{
    /// <summary>Gets Digital Post.</summary>
    public static PublicRegistrationStatus Registered { get; } = new("REGISTERED");

    /// <summary>Gets letters on paper.</summary>
    public static PublicRegistrationStatus Exempt { get; } = new("EXEMPT");

    /// <summary>Dead, or wound up.</summary>
    public static PublicRegistrationStatus Closed { get; } = new("CLOSED");

    /// <inheritdoc/>
    public override string ToString() => Code;
}

/// <summary>Which contacts a subscription is for (TI 4.5.7).</summary>
[JsonConverter(typeof(CodeConverter<ContactOperation>))]
public readonly record struct ContactOperation(string Code) : ICode
{
    /// <summary>Changes of those there already.</summary>
    public static ContactOperation AllCitizens { get; } = new("ALL_CITIZENS");

    /// <summary>New ones.</summary>
    public static ContactOperation NewCitizens { get; } = new("NEW_CITIZENS");

    /// <summary>Changes of those there already.</summary>
    public static ContactOperation AllCompanies { get; } = new("ALL_COMPANIES");

    /// <summary>New ones.</summary>
    public static ContactOperation NewCompanies { get; } = new("NEW_COMPANIES");

    /// <inheritdoc/>
    public override string ToString() => Code;
}
