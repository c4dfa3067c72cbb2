using System.Net.Http.Json;

namespace Postvogn.Functions.Telemetry;

/// <summary>To a batch: 200 for all taken, 206 for some, with <c>errors</c> that name the others by their place in it, or a status for the
/// whole.</summary>
internal sealed record IngestionAnswer
{
    public IReadOnlyList<byte[]> Again { get; init; } = [];

    // For good.
    public int Refused { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    // In words that are ours.
    public string? Problem { get; init; }

    public static async Task<IngestionAnswer> ReadAsync(
        HttpResponseMessage response, IReadOnlyList<byte[]> items, TimeProvider clock, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (status == 200) return new();
        var errors = status == 206 ? await ErrorsAsync(response, cancellationToken) : [];
        var answer = errors.Count > 0
            ? Partly(items, errors)
            : new() { Again = MayTakeLater(status) ? items : [], Problem = $"HTTP {status}" };
        return answer with
        {
            Refused = (errors.Count > 0 ? errors.Count : items.Count) - answer.Again.Count,
            RetryAfter = RetryAfterOf(response, clock),
        };
    }

    // 401 and 403 too: a role may have been granted a moment ago. 439: the day's quota is used up.
    private static bool MayTakeLater(int status) => status is 401 or 403 or 408 or 429 or 439 or >= 500;

    private static IngestionAnswer Partly(IReadOnlyList<byte[]> items, IReadOnlyList<Error> errors) => new()
    {
        Again =
        [
            .. errors.Where(error => MayTakeLater(error.StatusCode) && error.Index >= 0 && error.Index < items.Count)
                .Select(error => items[error.Index]),
        ],
        Problem = $"HTTP 206, {errors.Count} of {items.Count} not taken, the first with {errors[0].StatusCode}",
    };

    private static async Task<IReadOnlyList<Error>> ErrorsAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return (await response.Content.ReadFromJsonAsync<Body>(cancellationToken))?.Errors ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static TimeSpan? RetryAfterOf(HttpResponseMessage response, TimeProvider clock) =>
        response.Headers.RetryAfter is { } asked ? asked.Delta ?? asked.Date - clock.GetUtcNow() : null;

    private sealed record Body(IReadOnlyList<Error>? Errors);

    private sealed record Error(int Index, int StatusCode);
}
