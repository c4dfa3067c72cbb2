using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Registry;

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
