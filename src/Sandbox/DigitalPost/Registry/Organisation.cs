namespace Postvogn.Sandbox.DigitalPost;

/// <summary>Only authorities may be given mandatory post and legal notification.</summary>
internal enum OrganisationType
{
    Authority,

    Company,
}

internal sealed record Organisation
{
    // Eight digits.
    public required string Cvr { get; init; }

    public required string Name { get; init; }

    public OrganisationType Type { get; init; } = OrganisationType.Authority;

    public bool MandatoryPostAllowed { get; init; } = true;

    public bool LegalNotificationAllowed { get; init; } = true;

    public bool HasMailbox { get; init; } = true;

    // A PNG.
    public ReadOnlyMemory<byte>? Logo { get; init; }
}
