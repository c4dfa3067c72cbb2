using Postvogn.Sandbox.FunctionsHost.Configuration;
using Postvogn.Sandbox.FunctionsHost.Queues;

namespace Postvogn.Sandbox.FunctionsHost.Triggers;

/// <summary>Cardinality many: one batch at a time. No lock is renewed, and the batch succeeds or is given back as a whole.</summary>
internal sealed class BatchListener(
    FunctionDefinition function, MessageQueue queue, ServiceBusSettings settings, FunctionInvoker invoker, HostContext context)
{
    private readonly TimeSpan hold = queue.Rules.LockDuration;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var batch = await CollectAsync(cancellationToken);
            var invocation = await invoker.InvokeAsync(function, () => MessageCall.Many(function, batch, context), cancellationToken);
            foreach (var message in batch) Settlement.Settle(queue, message, invocation, settings);
        }
    }

    private async Task<IReadOnlyList<ReceivedMessage>> CollectAsync(CancellationToken cancellationToken)
    {
        List<ReceivedMessage> batch = [await queue.ReceiveAsync(hold, cancellationToken)];
        await WaitForLeastAsync(batch, cancellationToken);
        while (batch.Count < settings.MaxMessageBatchSize && queue.TryReceive(hold) is { } next) batch.Add(next);
        return batch;
    }

    private async Task WaitForLeastAsync(List<ReceivedMessage> batch, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(settings.MaxBatchWaitTime, context.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            while (batch.Count < settings.MinMessageBatchSize) batch.Add(await queue.ReceiveAsync(hold, either.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // maxBatchWaitTime has passed: go with what is there.
        }
    }
}
