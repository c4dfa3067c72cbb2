using Microsoft.ApplicationInsights.Channel;

namespace Postvogn.Functions.Telemetry;

/// <summary>What the ingestion endpoint did with a batch.</summary>
internal sealed record IngestionAnswer
{
    public static readonly IngestionAnswer AllTaken = new();

    /// <summary>What is to be sent again.</summary>
    public IReadOnlyList<ITelemetry> Again { get; init; } = [];

    /// <summary>How many items will never be taken.</summary>
    public int Refused { get; init; }

    /// <summary>How long the service asks us to wait (Retry-After), if it does.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What went wrong, in words that are ours; null if nothing did.</summary>
    public string? Problem { get; init; }
}
