using System.Net.Http.Headers;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 10.9: again every six hours for five days (TI 10.12).</summary>
internal sealed class ReceiptPush(TimeProvider clock, NationalRegistry registry, SystemCaller caller, NationalLedger ledger)
{
    private readonly EndpointBlacklist blacklist = new(clock);

    public async Task PushAsync(Guid systemId, Receipt receipt, CancellationToken stopping)
    {
        var first = clock.GetUtcNow();
        for (var attempt = 1; ; attempt++)
        {
            var next = await AttemptAsync(systemId, receipt, new Attempt(attempt, first), stopping);
            if (next is null)
                return;
            await clock.DelayUntilAsync(next.Value, stopping);
        }
    }

    private async Task<DateTimeOffset?> AttemptAsync(Guid systemId, Receipt receipt, Attempt attempt, CancellationToken stopping)
    {
        var endpoint = registry.FindSystem(systemId)?.ReceiptEndpoint;
        if (endpoint is not null && blacklist.Holds(endpoint))
        {
            var later = attempt.Next(clock);
            ledger.Append(new ReceiptHeldBack(systemId, receipt, later));
            return later;
        }

        var answer = await CallAsync(endpoint, receipt, stopping);
        var next = answer.IsAccepted ? null : attempt.Next(clock);
        ledger.Append(new ReceiptPushed(systemId, receipt, attempt.Number, answer, next));
        return next;
    }

    private async Task<PushAnswer> CallAsync(Uri? endpoint, Receipt receipt, CancellationToken stopping)
    {
        if (endpoint is null)
            return new PushAnswer(StatusCode: null, "NoEndpoint");
        var answer = await caller.PostAsync(endpoint, () => ContentOf(receipt), stopping);
        // TI 10.5.1: without a response body.
        if (answer is { IsAccepted: true, HasBody: true })
            answer = answer with { Failure = "HasBody" };
        if (!answer.IsAccepted)
            blacklist.NoteFailure(endpoint);
        return answer;
    }

    private static ByteArrayContent ContentOf(Receipt receipt)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(receipt, WireJson.Pushed));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "UTF-8");
        return content;
    }

    private sealed record Attempt(int Number, DateTimeOffset First)
    {
        public DateTimeOffset? Next(TimeProvider clock) => RetrySchedule.OfReceipts.Next(First, clock.GetUtcNow());
    }
}
