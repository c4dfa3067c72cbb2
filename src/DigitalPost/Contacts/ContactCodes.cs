using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Contacts;

/// <summary>Citizen or company.</summary>
/// <param name="Code">As the API writes it.</param>
[JsonConverter(typeof(CodeConverter<ContactType>))]
public readonly record struct ContactType(string Code) : ICode<ContactType>
{
    /// <summary>A citizen, known by a CPR number.</summary>
    public static ContactType Citizen { get; } = new("CITIZEN");

    /// <summary>A company, known by a CVR number.</summary>
    public static ContactType Company { get; } = new("COMPANY");

    /// <inheritdoc/>
    public static ContactType From(string code) => new(code);

    /// <inheritdoc/>
    public override string ToString() => Code;
}

/// <summary>Whether a contact can be written to (TI 4.5).</summary>
/// <param name="Code">As the API writes it.</param>
[JsonConverter(typeof(CodeConverter<PublicRegistrationStatus>))]
public readonly record struct PublicRegistrationStatus(string Code) : ICode<PublicRegistrationStatus>
{
    /// <summary>Receives Digital Post.</summary>
    public static PublicRegistrationStatus Registered { get; } = new("REGISTERED");

    /// <summary>Is exempt and gets letters on paper.</summary>
    public static PublicRegistrationStatus Exempt { get; } = new("EXEMPT");

    /// <summary>Dead, or wound up.</summary>
    public static PublicRegistrationStatus Closed { get; } = new("CLOSED");

    /// <inheritdoc/>
    public static PublicRegistrationStatus From(string code) => new(code);

    /// <inheritdoc/>
    public override string ToString() => Code;
}

/// <summary>Which contacts a subscription is for (TI 4.5.7).</summary>
/// <param name="Code">As the API writes it.</param>
[JsonConverter(typeof(CodeConverter<ContactOperation>))]
public readonly record struct ContactOperation(string Code) : ICode<ContactOperation>
{
    /// <summary>Every change of a citizen who is there already.</summary>
    public static ContactOperation AllCitizens { get; } = new("ALL_CITIZENS");

    /// <summary>Every citizen who is new.</summary>
    public static ContactOperation NewCitizens { get; } = new("NEW_CITIZENS");

    /// <summary>Every change of a company that is there already.</summary>
    public static ContactOperation AllCompanies { get; } = new("ALL_COMPANIES");

    /// <summary>Every company that is new.</summary>
    public static ContactOperation NewCompanies { get; } = new("NEW_COMPANIES");

    /// <inheritdoc/>
    public static ContactOperation From(string code) => new(code);

    /// <inheritdoc/>
    public override string ToString() => Code;
}
