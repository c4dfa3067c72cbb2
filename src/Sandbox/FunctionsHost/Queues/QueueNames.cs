namespace Postvogn.Sandbox.FunctionsHost.Queues;

/// <summary>The queues that there are: those that a function listens to, and those that only take messages.</summary>
internal sealed record QueueNames(IEnumerable<string> Listened, IEnumerable<string> Others);
