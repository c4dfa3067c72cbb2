namespace Postvogn.DigitalPost.Registry;

/// <summary>Whole (TI 5.7): what is left out is removed.</summary>
internal sealed record OrganisationUpdate
{
    public required string AuthorityId { get; init; }

    public required string Name { get; init; }

    public required string CvrNumber { get; init; }

    public required OrganisationType Type { get; init; }

    public string? PrivacyPolicyUrl { get; init; }

    public required bool LegalNotificationAllowed { get; init; }

    public required bool MandatoryPostAllowed { get; init; }

    /// <summary>Whether its systems may fetch old letters.</summary>
    public required bool SystemFetch { get; init; }

    public required ContactPerson LegalContact { get; init; }

    public override string ToString() => Name;
}
