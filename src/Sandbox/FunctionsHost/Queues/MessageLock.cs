namespace Postvogn.Sandbox.FunctionsHost.Queues;

/// <summary>A lock in force: who holds which message, and the timer that takes it back.</summary>
internal sealed record MessageLock(QueueMessage Message, ITimer Expiry);
