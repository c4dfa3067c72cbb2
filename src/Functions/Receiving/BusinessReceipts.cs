using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Receiving;

internal sealed partial class BusinessReceipts(SystemClients clients, TimeProvider clock, ILogger<BusinessReceipts> log)
{
    private const int MostTriesHere = 3;
    private static readonly TimeSpan LongestWaitHere = TimeSpan.FromSeconds(30);

    /// <summary>Sends a receipt (TI 10.8.5), a few times if need be. True: nothing is left to do, Digital Post has it or wants none any
    /// more.</summary>
    public async Task<bool> SendAsync(SystemSettings system, Receipt receipt, CancellationToken cancellationToken)
    {
        var begun = clock.GetUtcNow();
        var messageUuid = receipt.MessageUuid!.Value;
        for (var attempt = 1; ; attempt++)
        {
            using var lease = await clients.RentAsync(system.Name, cancellationToken);
            if (lease is null) return false;
            var client = lease.Client;
            var answer = await TracedCall.MakeAsync(
                Operation.PostBusinessReceipt, messageUuid, () => client.PostBusinessReceiptAsync(messageUuid, receipt, cancellationToken));
            var decision =
                RetryPolicy.Decide(Operation.PostBusinessReceipt, answer.Outcome, attempt, clock.GetUtcNow() - begun, clients.Delays)
                    .NoSoonerThan(answer.RetryAfter);
            if (decision.Step is RetryStep.Done) return true;
            NotTaken(log, messageUuid, system.Name, answer.Outcome, answer.StatusCode, answer.TraceParent, decision.Step, decision.Reason);
            if (decision.Step is RetryStep.Settled) return true;
            if (decision.Step is RetryStep.GiveUp || attempt == MostTriesHere || decision.Delay > LongestWaitHere) return false;
            await Task.Delay(decision.Delay, clock, cancellationToken);
        }
    }

    [LoggerMessage(EventId = 942, Level = LogLevel.Warning,
        Message = "The business receipt for letter {MessageUuid} of system {System} was not taken: {Outcome} (HTTP {Status}, traceparent " +
            "{Traceparent}); next: {Step}. {Reason}")]
    private static partial void NotTaken(
        ILogger log, Guid messageUuid, string system, CallOutcome outcome, int? status, string? traceparent, RetryStep step,
        string? reason);
}
