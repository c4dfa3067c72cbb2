using System.Text.Json;
using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Registry;

/// <summary>Whole (TI 5.7): what is left out is removed.</summary>
internal sealed record ContactPointUpdate
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    public string? InternalDescription { get; init; }

    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>The service's default is 95.5.</summary>
    [JsonPropertyName("memoSizeThresholdMB")]
    public decimal? MemoSizeThresholdMegabytes { get; init; }

    /// <summary>The service's default is 10.</summary>
    public int? AllowedNumberOfAttachments { get; init; }

    public required bool Active { get; init; }

    public required bool Visible { get; init; }

    public required Guid SystemId { get; init; }

    public ReportLink? ReportLink { get; init; }

    public IReadOnlyList<Guid>? ContactGroups { get; init; }

    [JsonPropertyName("contactPointCode")]
    public IReadOnlyList<ContactPointCode>? ContactPointCodes { get; init; }

    public IReadOnlyList<RecommendedAttribute>? RecommendedAttributes { get; init; }

    public required IReadOnlyList<SearchTerm> SearchTerms { get; init; }

    /// <summary>What else the service said of it, also what this client does not know: left out, it would be removed.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; set; }

    /// <summary>All of a contact point as it was fetched, to be changed in part. Its codes have another name there (TI 5.7).</summary>
    /// <exception cref="InvalidOperationException">It was not shown whole.</exception>
    public static ContactPointUpdate Of(ContactPoint point) => WholeUpdate.Of(point, DigitalPostJson.Default.ContactPoint)
        .WithIds("contactGroups").Renamed("contactPointCodes", "contactPointCode").As(DigitalPostJson.Default.ContactPointUpdate);
}
