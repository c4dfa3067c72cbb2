namespace Postvogn.Sandbox.FunctionsHost.Configuration;

/// <summary>The bindings of one function; the trigger is null when a fault was found in it.</summary>
internal sealed record FunctionBindings(Trigger? Trigger, IReadOnlyList<QueueOutput> Outputs);
