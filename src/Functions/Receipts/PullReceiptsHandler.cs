using Postvogn.DigitalPost;
using Postvogn.Functions.CustomHandler;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Steps;

namespace Postvogn.Functions.Receipts;

/// <summary>The function PullReceipts: a timer that fetches the business receipts of sender systems with REST_PULL (TI 10.8.2).</summary>
public sealed partial class PullReceiptsHandler(PostvognSettings settings, SystemClients clients, ReceiptIntake intake, StepTrail trail, ILogger<PullReceiptsHandler> log)
{
    /// <summary>Fetches all receipts that wait. Each is stored, and only then deleted at Digital Post.</summary>
    public async Task<TriggerResult> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var system in settings.Systems.Values.Where(system => system is { Sends: true, Pulls: true }))
            await PullAsync(system, cancellationToken);
        return new TriggerResult();
    }

    /// <summary>Takes the first page until there is none: what was taken is deleted, so the next page moves up.</summary>
    private async Task PullAsync(SystemSettings system, CancellationToken cancellationToken)
    {
        var client = clients.For(system.Name);
        while (true)
        {
            var answer = await client.FetchReceiptsInBulkAsync(Page.First, cancellationToken);
            if (!answer.Succeeded)
            {
                NotFetched(log, system.Name, answer.Outcome, answer.StatusCode, answer.TraceParent, answer.Cause);
                return;
            }

            var taken = 0;
            foreach (var receipt in answer.Value!.Receipts)
            {
                if (await TakeAsync(client, system, receipt, cancellationToken)) taken++;
            }

            if (taken == 0) return;
        }
    }

    private async Task<bool> TakeAsync(DigitalPostClient client, SystemSettings system, Receipt receipt, CancellationToken cancellationToken)
    {
        if (receipt.Id is not { } id) return false;
        await intake.StoreAsync(system.Id, receipt with { Id = null }, cancellationToken);
        var answer = await client.DeleteReceiptAsync(id, cancellationToken);
        if (answer.Outcome is not (CallOutcome.Succeeded or CallOutcome.NotFound)) return false;
        trail.Reached(Step.DeletePulledReceipt, id);
        return true;
    }

    [LoggerMessage(EventId = 932, Level = LogLevel.Warning, Message = "The receipts of system {System} could not be fetched: {Outcome} (HTTP {Status}, traceparent {Traceparent}); the next run tries again. {Cause}")]
    private static partial void NotFetched(ILogger log, string system, CallOutcome outcome, int? status, string? traceparent, string? cause);
}
