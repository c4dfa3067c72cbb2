namespace Postvogn.Functions.Telemetry;

/// <summary>To a batch: 200 for all taken, 206 for some, with <c>errors</c> that name the others by their place in it, or a status for the
/// whole.</summary>
internal sealed record IngestionAnswer
{
    // Some hundred bytes for each of a thousand items.
    private const int LargestAnswer = 1_000_000;

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
        var errors = status == 206 ? await ErrorsAsync(response, items.Count, cancellationToken) : [];
        var answer = errors.Count > 0
            ? Partly(items, errors)
            : new() { Again = status < 400 || MayTakeLater(status) ? items : [], Problem = $"HTTP {status}" };
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
        Again = [.. errors.Where(error => MayTakeLater(error.StatusCode!.Value)).Select(error => items[error.Index!.Value])],
        Problem = $"HTTP 206, {errors.Count} of {items.Count} not taken, the first with {errors[0].StatusCode}",
    };

    // Each item once. None when the answer cannot be read or does not fit what was sent: then nothing is known of any item.
    private static async Task<IReadOnlyList<Error>> ErrorsAsync(
        HttpResponseMessage response, int sent, CancellationToken cancellationToken)
    {
        await response.Content.LoadIntoBufferAsync(LargestAnswer, cancellationToken);
        try
        {
            var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            var errors = (await JsonSerializer.DeserializeAsync<Body>(body, JsonSerializerOptions.Web, cancellationToken))?.Errors ?? [];
            if (errors.Any(error => error is not { StatusCode: not null, Index: >= 0 } || error.Index >= sent)) return [];
            return [.. errors.Select(error => error!).DistinctBy(error => error.Index)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static TimeSpan? RetryAfterOf(HttpResponseMessage response, TimeProvider clock) =>
        response.Headers.RetryAfter is { } asked ? asked.Delta ?? asked.Date - clock.GetUtcNow() : null;

    private sealed record Body(IReadOnlyList<Error?>? Errors);

    private sealed record Error(int? Index, int? StatusCode);
}
