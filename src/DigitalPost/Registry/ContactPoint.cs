using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Registry;

/// <summary>Where an authority can be written to, and which system gets it (TI 5.3).</summary>
public sealed record ContactPoint : RegistryResource
{
    /// <summary>As citizens see it.</summary>
    public string? Name { get; init; }

    /// <summary>As citizens see it.</summary>
    public string? Description { get; init; }

    /// <summary>As the authority sees it.</summary>
    public string? InternalDescription { get; init; }

    /// <summary>Who may write, e.g. <c>CITIZEN</c>.</summary>
    public IReadOnlyList<string>? Targets { get; init; }

    /// <summary>Of a letter; 95.5 unless the authority says otherwise (TI 5.7).</summary>
    [JsonPropertyName("memoSizeThresholdMB")]
    public decimal? MemoSizeThresholdMegabytes { get; init; }

    /// <summary>10 unless the authority says otherwise (TI 5.7).</summary>
    public int? AllowedNumberOfAttachments { get; init; }

    /// <summary>Whether it can be written to.</summary>
    public bool? Active { get; init; }

    /// <summary>TI 5.5.</summary>
    public bool? Visible { get; init; }

    /// <summary>Where to go first.</summary>
    public ReportLink? ReportLink { get; init; }

    /// <summary>Whose it is.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>The recipient system that gets its letters.</summary>
    public Guid? SystemId { get; init; }

    /// <summary>E.g. of KLE.</summary>
    public IReadOnlyList<ContactPointCode>? ContactPointCodes { get; init; }

    /// <summary>None when it stands at the top (TI 5.4).</summary>
    public IReadOnlyList<ContactGroup>? ContactGroups { get; init; }

    /// <summary>What a letter should tell.</summary>
    public IReadOnlyList<RecommendedAttribute>? RecommendedAttributes { get; init; }

    /// <summary>Words by which it is found.</summary>
    public IReadOnlyList<SearchTerm>? SearchTerms { get; init; }

    /// <summary>Name and id.</summary>
    public override string ToString() => $"{Name} {Id}";
}
