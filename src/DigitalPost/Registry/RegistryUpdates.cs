using System.Text.Json.Serialization;

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

/// <summary>The new state of a contact group, whole (TI 5.7): what is left out is removed.</summary>
public sealed record ContactGroupUpdate
{
    /// <summary>The name that citizens see.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public required string Description { get; init; }

    /// <summary>The group that it is in; null puts it at the top.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Whether it is a part of the organisation, and not a subject.</summary>
    public required bool OrganisationalUnit { get; init; }

    /// <summary>The contact points in it.</summary>
    public required IReadOnlyList<Guid> ContactPoints { get; init; }
}

/// <summary>The new state of a contact point, whole (TI 5.7): what is left out is removed.</summary>
public sealed record ContactPointUpdate
{
    /// <summary>The name that citizens see.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, as citizens see it.</summary>
    public required string Description { get; init; }

    /// <summary>What it is for, as the authority sees it.</summary>
    public string? InternalDescription { get; init; }

    /// <summary>Who may write to it, e.g. <c>CITIZEN</c>.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>The largest letter that it takes, in MB. The service's default is 95.5.</summary>
    [JsonPropertyName("memoSizeThresholdMB")]
    public decimal? MemoSizeThresholdMegabytes { get; init; }

    /// <summary>How many attachments it takes. The service's default is 10.</summary>
    public int? AllowedNumberOfAttachments { get; init; }

    /// <summary>Whether it can be written to.</summary>
    public required bool Active { get; init; }

    /// <summary>Whether it is shown.</summary>
    public required bool Visible { get; init; }

    /// <summary>The recipient system that gets its letters.</summary>
    public required Guid SystemId { get; init; }

    /// <summary>Where to go first.</summary>
    public ReportLink? ReportLink { get; init; }

    /// <summary>The groups that it is in.</summary>
    public IReadOnlyList<Guid>? ContactGroups { get; init; }

    /// <summary>Codes by which it is found.</summary>
    [JsonPropertyName("contactPointCode")]
    public IReadOnlyList<ContactPointCode>? ContactPointCodes { get; init; }

    /// <summary>What a letter to it should tell.</summary>
    public IReadOnlyList<RecommendedAttribute>? RecommendedAttributes { get; init; }

    /// <summary>Words by which it is found.</summary>
    public required IReadOnlyList<SearchTerm> SearchTerms { get; init; }
}

/// <summary>
/// The new state of a system, whole (TI 5.7): what is left out is removed. A system that follows a template must stay as the template says.
/// </summary>
public sealed record MailSystemUpdate
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where letters are pushed to; none for a sender system and for one that fetches. Not a .local name.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Where receipts are pushed to; for sender systems only. Not a .local name.</summary>
    public string? ReceiptEndpoint { get; init; }

    /// <summary>The serial number of its certificate.</summary>
    public string? CertificateSerialNumber { get; init; }

    /// <summary>From when it may be used.</summary>
    [JsonConverter(typeof(ServiceTimeConverter))]
    public DateTimeOffset? ActiveFrom { get; init; }

    /// <summary>Until when it may be used; only with <see cref="ActiveFrom"/>.</summary>
    [JsonConverter(typeof(ServiceTimeConverter))]
    public DateTimeOffset? ActiveTo { get; init; }

    /// <summary>Who is told of faults.</summary>
    public required ContactPerson TechnicalContact { get; init; }

    /// <summary>How it exchanges letters, e.g. <c>REST_PUSH</c>.</summary>
    public required string ServiceProtocol { get; init; }

    /// <summary>The template that it follows; null when none.</summary>
    public Guid? StandardSystemTemplateId { get; init; }

    /// <summary><c>SENDER</c>, <c>RECIPIENT</c>, <c>RECIPIENT_DEFAULT</c>.</summary>
    public required IReadOnlyList<string> SystemTypes { get; init; }

    /// <summary>From where it may call; any address when left out.</summary>
    public IReadOnlyList<AllowedIp>? AllowedIps { get; init; }

    /// <summary>The contact points whose letters it gets.</summary>
    public IReadOnlyList<Guid>? ContactPoints { get; init; }

    /// <summary>The format of its receipts, e.g. <c>MEMO</c>.</summary>
    public string? ReceiptFormat { get; init; }

    /// <summary>Who runs it.</summary>
    public string? Supplier { get; init; }

    /// <summary>Who answers for it.</summary>
    public string? BusinessContactEmail { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
