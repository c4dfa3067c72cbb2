namespace Postvogn.Sandbox.FunctionsHost.Queues;

/// <summary>How much a queue holds.</summary>
/// <param name="Queue">The queue's name.</param>
/// <param name="Waiting">Messages that nobody works on.</param>
/// <param name="Locked">Messages that a function works on.</param>
/// <param name="Dead">Dead letters.</param>
public sealed record QueueDepth(string Queue, int Waiting, int Locked, int Dead);
