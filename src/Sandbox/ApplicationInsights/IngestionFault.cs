namespace Postvogn.Sandbox.ApplicationInsights;

internal sealed record IngestionFault
{
    /// <summary>For the batch as a whole: 429 (too much), 439 (the day's quota is used up), 503.</summary>
    public int? Status { get; init; }

    public int? RetryAfterSeconds { get; init; }

    public bool Hangs { get; init; }

    /// <summary>By the place in the batch; the answer is then 206.</summary>
    public IReadOnlyDictionary<int, int> RefusedWithStatus { get; init; } = new Dictionary<int, int>();
}
