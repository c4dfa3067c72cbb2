using System.Text.Json;

namespace Postvogn.Functions.Telemetry;

/// <summary>What the ingestion endpoint did with a batch: 200 for all taken, 206 for some, with <c>errors</c> that name the others by their
/// place in the batch, or a status for the batch as a whole.</summary>
internal sealed record IngestionAnswer
{
    public IReadOnlyList<byte[]> Again { get; init; } = [];

    /// <summary>For good.</summary>
    public int Refused { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>In words that are ours; null if there is none.</summary>
    public string? Problem { get; init; }

    public static async Task<IngestionAnswer> ReadAsync(
        HttpResponseMessage response, IReadOnlyList<byte[]> items, TimeProvider clock, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (status == 200) return new();
        var errors = status == 206 ? ErrorsIn(await response.Content.ReadAsByteArrayAsync(cancellationToken)) : [];
        if (errors.Count > 0) return Partly(items, errors) with { RetryAfter = RetryAfterOf(response, clock) };
        return MayTakeLater(status)
            ? new() { Again = items, Problem = $"HTTP {status}", RetryAfter = RetryAfterOf(response, clock) }
            : new() { Refused = items.Count, Problem = $"HTTP {status}" };
    }

    // 401 and 403 too: a role may have been granted a moment ago. 439: the day's quota is used up.
    private static bool MayTakeLater(int status) => status is 401 or 403 or 408 or 429 or 439 or >= 500;

    private static IngestionAnswer Partly(IReadOnlyList<byte[]> items, IReadOnlyList<(int Index, int Status)> errors)
    {
        var again = errors.Where(error => MayTakeLater(error.Status) && error.Index >= 0 && error.Index < items.Count)
            .Select(error => items[error.Index]).ToList();
        return new()
        {
            Again = again,
            Refused = errors.Count - again.Count,
            Problem = $"HTTP 206, {errors.Count} of {items.Count} not taken, the first with {errors[0].Status}",
        };
    }

    private static IReadOnlyList<(int Index, int Status)> ErrorsIn(byte[] body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            return
            [
                .. answer.RootElement.GetProperty("errors").EnumerateArray()
                    .Select(error => (error.GetProperty("index").GetInt32(), error.GetProperty("statusCode").GetInt32())),
            ];
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return [];
        }
    }

    private static TimeSpan? RetryAfterOf(HttpResponseMessage response, TimeProvider clock) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.GetUtcNow(),
        _ => null,
    };
}
