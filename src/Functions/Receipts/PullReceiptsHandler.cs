using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Receipts;

/// <summary>Of sender systems with REST_PULL (TI 10.8.2) or SFTP (TI 10.7.4).</summary>
internal sealed partial class PullReceiptsHandler(
    PostvognSettings settings, SystemClients clients, ReceiptFiles files, ReceiptIntake intake, StepTrail trail,
    ILogger<PullReceiptsHandler> log)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var system in settings.Systems.Values.Where(system => system is { Sends: true, Pulls: true }))
            await PullAsync(system, cancellationToken);
        foreach (var system in settings.Systems.Values.Where(system => system is { Sends: true, Protocol: SystemProtocol.Sftp }))
            await files.PullAsync(system, cancellationToken);
    }

    // The first page until there is none: what was taken is deleted, so the next page moves up.
    private async Task PullAsync(SystemSettings system, CancellationToken cancellationToken)
    {
        using var lease = await clients.RentAsync(system.Name, cancellationToken);
        if (lease is not { Client: var client }) return;
        while (true)
        {
            var answer = await TracedCall.MakeAsync(
                Operation.FetchReceiptsInBulk, null, () => client.FetchReceiptsInBulkAsync(Page.First, cancellationToken));
            if (!answer.Succeeded) NotFetched(log, system.Name, answer.Outcome, answer.StatusCode, answer.TraceParent, answer.Cause);
            if (answer.Outcome == CallOutcome.Unreadable) await PullOneByOneAsync(client, system, cancellationToken);
            if (!answer.Succeeded) return;

            var taken = 0;
            foreach (var receipt in answer.Value!.Receipts)
            {
                if (receipt.Id is { } id && await TakeAsync(client, system, id, receipt, cancellationToken)) taken++;
            }

            if (taken == 0) return;
        }
    }

    // When one receipt of a page cannot be read, the page cannot; so each by itself, and only that one stays behind.
    private async Task PullOneByOneAsync(DigitalPostClient client, SystemSettings system, CancellationToken cancellationToken)
    {
        var ids = await client.FetchReceiptIdsAsync(Page.First, cancellationToken);
        foreach (var id in ids.Value?.Content ?? [])
        {
            var answer = await client.FetchReceiptAsync(id, delete: false, cancellationToken);
            if (answer.Value is { } receipt) await TakeAsync(client, system, id, receipt, cancellationToken);
            else NotFetched(log, system.Name, answer.Outcome, answer.StatusCode, answer.TraceParent, answer.Cause);
        }
    }

    private async Task<bool> TakeAsync(
        DigitalPostClient client, SystemSettings system, Guid id, Receipt receipt, CancellationToken cancellationToken)
    {
        await intake.StoreAsync(system.Id, receipt with { Id = null }, cancellationToken);
        var answer = await client.DeleteReceiptAsync(id, cancellationToken);
        if (answer.Outcome is not (CallOutcome.Succeeded or CallOutcome.NotFound)) return false;
        trail.Reached(Step.DeletePulledReceipt, id);
        return true;
    }

    [LoggerMessage(EventId = 932, Level = LogLevel.Warning,
        Message = "The receipts of system {System} could not be fetched: {Outcome} (HTTP {Status}, traceparent {Traceparent}); the next " +
            "run tries again. {Cause}")]
    private static partial void NotFetched(
        ILogger log, string system, CallOutcome outcome, int? status, string? traceparent, string? cause);
}
