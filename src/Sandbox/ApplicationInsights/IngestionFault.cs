namespace Postvogn.Sandbox.ApplicationInsights;

/// <summary>What goes wrong at the ingestion endpoint.</summary>
internal sealed record IngestionFault
{
    /// <summary>The status of the answer, for the batch as a whole: 429 (too much), 439 (the day's quota is used up), 503, ...</summary>
    public int? Status { get; init; }

    /// <summary>How long it asks the sender to wait (<c>Retry-After</c>).</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>Whether it never answers.</summary>
    public bool Hangs { get; init; }

    /// <summary>The places in the batch of items that it does not take; the answer is then 206.</summary>
    public IReadOnlyDictionary<int, int> RefusedWithStatus { get; init; } = new Dictionary<int, int>();
}
