using Postvogn.Sandbox.FunctionsHost.Configuration;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Postvogn.Sandbox.FunctionsHost.Queues;

namespace Postvogn.Sandbox.FunctionsHost.Triggers;

/// <summary>Gives a message back when its function failed, and removes it when it succeeded.</summary>
internal static class Settlement
{
    public static void Settle(MessageQueue queue, ReceivedMessage message, Invocation invocation, ServiceBusSettings settings)
    {
        if (invocation.Outcome != InvocationOutcome.Succeeded)
        {
            queue.Abandon(message, invocation.Error ?? "");
        }
        else if (settings.AutoCompleteMessages)
        {
            queue.Complete(message);
        }

        // Without autoCompleteMessages nobody can complete it: a custom handler has no message actions. The lock runs out.
    }
}
