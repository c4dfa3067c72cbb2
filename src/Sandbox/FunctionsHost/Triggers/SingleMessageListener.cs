using Postvogn.Sandbox.FunctionsHost.Configuration;
using Postvogn.Sandbox.FunctionsHost.Queues;

namespace Postvogn.Sandbox.FunctionsHost.Triggers;

/// <summary>Cardinality one: up to maxConcurrentCalls messages at a time, each with a lock that is renewed while its function runs.</summary>
internal sealed class SingleMessageListener(
    FunctionDefinition function, MessageQueue queue, ServiceBusSettings settings, FunctionInvoker invoker, HostContext context)
{
    // A lock is renewed until this time has passed, and the last renewal lasts as long as any lock.
    private readonly TimeSpan hold = settings.MaxAutoLockRenewalDuration + queue.Rules.LockDuration;

    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, settings.MaxConcurrentCalls).Select(_ => RunOneAtATimeAsync(cancellationToken)));

    private async Task RunOneAtATimeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = await queue.ReceiveAsync(hold, cancellationToken);
            var invocation = await invoker.InvokeAsync(function, () => MessageCall.One(function, message, context), cancellationToken);
            Settlement.Settle(queue, message, invocation, settings);
        }
    }
}
