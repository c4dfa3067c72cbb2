using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Receipts;

/// <summary>Of sender systems with REST_PULL (TI 10.8.2) or SFTP (TI 10.7.4).</summary>
internal sealed partial class PullReceiptsHandler(
    PostvognSettings settings, SystemClients clients, ReceiptFiles files, ReceiptIntake intake, StepTrail trail,
    Random random, ILogger<PullReceiptsHandler> log)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var system in settings.Systems.Values.Where(system => system is { Sends: true, Pulls: true }))
            await PullAsync(system, cancellationToken);
        foreach (var system in settings.Systems.Values.Where(system => system is { Sends: true, Protocol: SystemProtocol.Sftp }))
            await files.PullAsync(system, cancellationToken);
    }

    // The first page until there is none: what was taken is deleted, so the next page moves up. What cannot be deleted stays for the next
    // run, and a page of nothing else is passed by.
    private async Task PullAsync(SystemSettings system, CancellationToken cancellationToken)
    {
        using var lease = await clients.RentAsync(system.Name, cancellationToken);
        if (lease is not { Client: var client }) return;
        var left = new HashSet<Guid>();
        for (var page = Page.First; ;)
        {
            var answer = await TracedCall.MakeAsync(
                Operation.FetchReceiptsInBulk, null, () => client.FetchReceiptsInBulkAsync(page, cancellationToken));
            if (!answer.Succeeded) NotFetched(log, system.Name, answer.Outcome, answer.StatusCode, answer.TraceParent, answer.Cause);
            if (answer.Outcome == CallOutcome.Unreadable) await PullOneByOneAsync(client, system, page, cancellationToken);
            if (!answer.Succeeded) return;

            var taken = 0;
            foreach (var receipt in Shuffled(answer.Value!.Receipts))
            {
                if (receipt.Id is not { } id || left.Contains(id)) continue;
                var outcome = await TakeAsync(client, system, id, receipt, cancellationToken);
                if (outcome == CallOutcome.NotTried) return;
                if (IsGone(outcome)) taken++;
                else left.Add(id);
            }

            if (taken > 0) continue;
            page = page.Next();
            if (page.Number >= answer.Value.TotalPages) return;
        }
    }

    // When one receipt of a page cannot be read, the page cannot; so each by itself, and only that one stays behind.
    private async Task PullOneByOneAsync(DigitalPostClient client, SystemSettings system, Page page, CancellationToken cancellationToken)
    {
        var ids = await client.FetchReceiptIdsAsync(page, cancellationToken);
        foreach (var id in Shuffled(ids.Value?.Content ?? []))
        {
            var answer = await client.FetchReceiptAsync(id, delete: false, cancellationToken);
            if (!answer.Succeeded) NotFetched(log, system.Name, answer.Outcome, answer.StatusCode, answer.TraceParent, answer.Cause);
            var outcome = answer.Value is { } receipt ? await TakeAsync(client, system, id, receipt, cancellationToken) : answer.Outcome;
            if (outcome == CallOutcome.NotTried) return;
        }
    }

    // So that none that fails is the first of every run.
    private T[] Shuffled<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }

    private static bool IsGone(CallOutcome outcome) => outcome is CallOutcome.Succeeded or CallOutcome.NotFound;

    private async Task<CallOutcome> TakeAsync(
        DigitalPostClient client, SystemSettings system, Guid id, Receipt receipt, CancellationToken cancellationToken)
    {
        await intake.StoreAsync(system.Id, receipt with { Id = null }, cancellationToken);
        var answer = await client.DeleteReceiptAsync(id, cancellationToken);
        if (IsGone(answer.Outcome)) trail.Reached(Step.DeletePulledReceipt, id);
        return answer.Outcome;
    }

    [LoggerMessage(EventId = 932, Level = LogLevel.Warning,
        Message = "The receipts of system {System} could not be fetched: {Outcome} (HTTP {Status}, traceparent {Traceparent}); the next " +
            "run tries again. {Cause}")]
    private static partial void NotFetched(
        ILogger log, string system, CallOutcome outcome, int? status, string? traceparent, string? cause);
}
