using System.Text.Json;
using Microsoft.ApplicationInsights.Channel;

namespace Postvogn.Functions.Telemetry;

/// <summary>Reads what the ingestion endpoint answers: 200 for all taken, 206 for some, with <c>errors</c> that name the others by their
/// place in the batch, or a status for the batch as a whole.</summary>
internal static class IngestionAnswers
{
    public static async Task<IngestionAnswer> ReadAsync(
        HttpResponseMessage response, IReadOnlyList<ITelemetry> items, TimeProvider clock, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (status == 200) return IngestionAnswer.AllTaken;
        var errors = status == 206 ? await ErrorsAsync(response, cancellationToken) : [];
        if (errors.Count > 0) return Partly(items, errors, RetryAfter(response, clock));
        return MayTakeLater(status)
            ? new() { Again = items, Problem = $"HTTP {status}", RetryAfter = RetryAfter(response, clock) }
            : new() { Refused = items.Count, Problem = $"HTTP {status}" };
    }

    /// <summary>401 and 403 too: a role may have been granted a moment ago. 439: the day's quota is used up.</summary>
    private static bool MayTakeLater(int status) => status is 401 or 403 or 408 or 429 or 439 or >= 500;

    private static IngestionAnswer Partly(
        IReadOnlyList<ITelemetry> items, IReadOnlyList<(int Index, int Status)> errors, TimeSpan? retryAfter)
    {
        var again = errors.Where(error => MayTakeLater(error.Status) && error.Index >= 0 && error.Index < items.Count)
            .Select(error => items[error.Index]).ToList();
        return new()
        {
            Again = again,
            Refused = errors.Count - again.Count,
            RetryAfter = retryAfter,
            Problem = $"HTTP 206, {errors.Count} of {items.Count} not taken, the first with {errors[0].Status}",
        };
    }

    private static async Task<IReadOnlyList<(
        int Index, int Status)>> ErrorsAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return [.. answer.RootElement.GetProperty("errors").EnumerateArray().Select(error => (error.GetProperty(
                "index").GetInt32(), error.GetProperty("statusCode").GetInt32()))];
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return [];
        }
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider clock) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.GetUtcNow(),
        _ => null,
    };
}
