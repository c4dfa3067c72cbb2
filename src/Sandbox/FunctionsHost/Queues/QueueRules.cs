namespace Postvogn.Sandbox.FunctionsHost.Queues;

/// <summary>What is set on the queue itself in Service Bus.</summary>
internal sealed record QueueRules(TimeSpan LockDuration, int MaxDeliveryCount);
