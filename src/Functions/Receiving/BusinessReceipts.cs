using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Receiving;

internal sealed partial class BusinessReceipts(SystemClients clients, ILogger<BusinessReceipts> log)
{
    // TI 10.8.5. True: Digital Post has it or wants none any more.
    public async Task<bool> SendAsync(SystemSettings system, Receipt receipt, CancellationToken cancellationToken)
    {
        using var lease = await clients.RentAsync(system.Name, cancellationToken);
        if (lease is null) return false;
        var client = lease.Client;
        var messageUuid = receipt.MessageUuid!.Value;
        var answer = await TracedCall.MakeAsync(
            Operation.PostBusinessReceipt, messageUuid, () => client.PostBusinessReceiptAsync(messageUuid, receipt, cancellationToken));
        var next = RetryPolicy.Decide(Operation.PostBusinessReceipt, answer.Outcome, attempt: 1, TimeSpan.Zero);
        if (next.Step is RetryStep.Done) return true;
        NotTaken(log, messageUuid, system.Name, answer.Outcome, answer.StatusCode, answer.TraceParent, next.Step, next.Reason);
        return next.Step is RetryStep.Settled;
    }

    [LoggerMessage(EventId = 942, Level = LogLevel.Warning,
        Message = "The business receipt for letter {MessageUuid} of system {System} was not taken: {Outcome} (HTTP {Status}, traceparent " +
            "{Traceparent}); next: {Step}. {Reason}")]
    private static partial void NotTaken(
        ILogger log, Guid messageUuid, string system, CallOutcome outcome, int? status, string? traceparent, RetryStep step,
        string? reason);
}
