namespace Postvogn.DigitalPost.Registry;

/// <summary>The new state of an organisation, whole (TI 5.7): what is left out is removed. Only the privacy policy is optional.</summary>
public sealed record OrganisationUpdate
{
    /// <summary>The authority's own id.</summary>
    public required string AuthorityId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its CVR number.</summary>
    public required string CvrNumber { get; init; }

    /// <summary>Authority or company.</summary>
    public required OrganisationType Type { get; init; }

    /// <summary>Where its privacy policy is.</summary>
    public string? PrivacyPolicyUrl { get; init; }

    /// <summary>Whether it may send legal notifications.</summary>
    public required bool LegalNotificationAllowed { get; init; }

    /// <summary>Whether it may send mandatory post.</summary>
    public required bool MandatoryPostAllowed { get; init; }

    /// <summary>Whether its systems may fetch old letters.</summary>
    public required bool SystemFetch { get; init; }

    /// <summary>Who answers for it.</summary>
    public required ContactPerson LegalContact { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
