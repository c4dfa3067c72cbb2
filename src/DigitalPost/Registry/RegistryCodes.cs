using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Registry;

/// <summary>Authority or company.</summary>
[JsonConverter(typeof(CodeConverter<OrganisationType>))]
public readonly record struct OrganisationType(string Code) : ICode
{
    /// <summary>Can be written to by its contact points.</summary>
    public static OrganisationType Authority { get; } = new("AUTHORITY");

    /// <summary>A company.</summary>
    public static OrganisationType Company { get; } = new("COMPANY");

    /// <inheritdoc/>
    public override string ToString() => Code;
}

/// <summary>Of which organisations (TI 5.8).</summary>
[JsonConverter(typeof(CodeConverter<OrganisationOperation>))]
public readonly record struct OrganisationOperation(string Code) : ICode
{
    /// <summary>Changes of what is there already.</summary>
    public static OrganisationOperation AllOrganisations { get; } = new("ALL_ORGANISATIONS");

    /// <summary>What is new.</summary>
    public static OrganisationOperation NewOrganisations { get; } = new("NEW_ORGANISATIONS");

    /// <inheritdoc/>
    public override string ToString() => Code;
}

/// <summary>TI 5.10.</summary>
[JsonConverter(typeof(CodeConverter<ContactStructureType>))]
public readonly record struct ContactStructureType(string Code) : ICode
{
    /// <summary>A contact point.</summary>
    public static ContactStructureType ContactPoint { get; } = new("CONTACT_POINT");

    /// <summary>A contact group.</summary>
    public static ContactStructureType ContactGroup { get; } = new("CONTACT_GROUP");

    /// <inheritdoc/>
    public override string ToString() => Code;
}
