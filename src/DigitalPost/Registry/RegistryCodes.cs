using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Registry;

/// <summary>Authority or company.</summary>
/// <param name="Code">As the API writes it.</param>
[JsonConverter(typeof(CodeConverter<OrganisationType>))]
public readonly record struct OrganisationType(string Code) : ICode<OrganisationType>
{
    /// <summary>An authority: it can be written to by its contact points.</summary>
    public static OrganisationType Authority { get; } = new("AUTHORITY");

    /// <summary>A company.</summary>
    public static OrganisationType Company { get; } = new("COMPANY");

    /// <inheritdoc/>
    public static OrganisationType From(string code) => new(code);

    /// <inheritdoc/>
    public override string ToString() => Code;
}

/// <summary>Which organisations a subscription is for (TI 5.8).</summary>
/// <param name="Code">As the API writes it.</param>
[JsonConverter(typeof(CodeConverter<OrganisationOperation>))]
public readonly record struct OrganisationOperation(string Code) : ICode<OrganisationOperation>
{
    /// <summary>Every change of a contact point or group that is there already.</summary>
    public static OrganisationOperation AllOrganisations { get; } = new("ALL_ORGANISATIONS");

    /// <summary>Every contact point or group that is new.</summary>
    public static OrganisationOperation NewOrganisations { get; } = new("NEW_ORGANISATIONS");

    /// <inheritdoc/>
    public static OrganisationOperation From(string code) => new(code);

    /// <inheritdoc/>
    public override string ToString() => Code;
}

/// <summary>What a notification of the registry is about (TI 5.10).</summary>
/// <param name="Code">As the API writes it.</param>
[JsonConverter(typeof(CodeConverter<ContactStructureType>))]
public readonly record struct ContactStructureType(string Code) : ICode<ContactStructureType>
{
    /// <summary>A contact point.</summary>
    public static ContactStructureType ContactPoint { get; } = new("CONTACT_POINT");

    /// <summary>A contact group.</summary>
    public static ContactStructureType ContactGroup { get; } = new("CONTACT_GROUP");

    /// <inheritdoc/>
    public static ContactStructureType From(string code) => new(code);

    /// <inheritdoc/>
    public override string ToString() => Code;
}
