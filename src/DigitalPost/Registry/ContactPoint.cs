using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Registry;

/// <summary>Where an authority can be written to (TI 5.3), and which recipient system gets it.</summary>
public sealed record ContactPoint : Versioned
{
    /// <summary>Its id, which a letter to it names.</summary>
    public required Guid Id { get; init; }

    /// <summary>The transaction of the last change.</summary>
    public string? TransactionId { get; init; }

    /// <summary>The name that citizens see.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for, as citizens see it.</summary>
    public string? Description { get; init; }

    /// <summary>What it is for, as the authority sees it.</summary>
    public string? InternalDescription { get; init; }

    /// <summary>Who may write to it, e.g. <c>CITIZEN</c>.</summary>
    public IReadOnlyList<string>? Targets { get; init; }

    /// <summary>The largest letter that it takes, in MB; 95.5 unless the authority says otherwise (TI 5.7).</summary>
    [JsonPropertyName("memoSizeThresholdMB")]
    public decimal? MemoSizeThresholdMegabytes { get; init; }

    /// <summary>How many attachments it takes; 10 unless the authority says otherwise (TI 5.7).</summary>
    public int? AllowedNumberOfAttachments { get; init; }

    /// <summary>Whether it can be written to.</summary>
    public bool? Active { get; init; }

    /// <summary>Whether it is shown (TI 5.5).</summary>
    public bool? Visible { get; init; }

    /// <summary>Where to go first, if there is such a place.</summary>
    public ReportLink? ReportLink { get; init; }

    /// <summary>Whose it is.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>The recipient system that gets its letters.</summary>
    public Guid? SystemId { get; init; }

    /// <summary>Codes by which it is found, e.g. of KLE.</summary>
    public IReadOnlyList<ContactPointCode>? ContactPointCodes { get; init; }

    /// <summary>The groups that it is in; none when it stands at the top (TI 5.4).</summary>
    public IReadOnlyList<ContactGroup>? ContactGroups { get; init; }

    /// <summary>What a letter to it should tell.</summary>
    public IReadOnlyList<RecommendedAttribute>? RecommendedAttributes { get; init; }

    /// <summary>Words by which it is found.</summary>
    public IReadOnlyList<SearchTerm>? SearchTerms { get; init; }

    /// <summary>When it last changed, in UTC.</summary>
    [JsonConverter(typeof(ServiceTimeConverter))]
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    [JsonConverter(typeof(ServiceTimeConverter))]
    public DateTimeOffset? CreatedDate { get; init; }

    /// <summary>Name and id.</summary>
    public override string ToString() => $"{Name} {Id}";
}
