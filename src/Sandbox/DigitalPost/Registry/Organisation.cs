namespace Postvogn.Sandbox.DigitalPost.Registry;

/// <summary>
/// Whether an organisation is an authority or a company; only authorities may be given mandatory post and legal notification.
/// </summary>
public enum OrganisationType
{
    /// <summary>A public authority, such as a municipality.</summary>
    Authority,

    /// <summary>A private company.</summary>
    Company,
}

/// <summary>An organisation that owns sender and recipient systems.</summary>
public sealed record Organisation
{
    /// <summary>The CVR number: eight digits, unique in the registry.</summary>
    public required string Cvr { get; init; }

    /// <summary>The name as people know it.</summary>
    public required string Name { get; init; }

    /// <summary>Authority (the default) or company.</summary>
    public OrganisationType Type { get; init; } = OrganisationType.Authority;

    /// <summary>Whether its systems may send mandatory letters. The default is <see langword="true"/>.</summary>
    public bool MandatoryPostAllowed { get; init; } = true;

    /// <summary>Whether its systems may send letters with legal notification. The default is <see langword="true"/>.</summary>
    public bool LegalNotificationAllowed { get; init; } = true;

    /// <summary>The logo, a PNG; <see langword="null"/> (the default) for none.</summary>
    public ReadOnlyMemory<byte>? Logo { get; init; }
}
