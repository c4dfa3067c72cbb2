namespace Postvogn.Sandbox.FunctionsHost.Outputs;

/// <summary>Why an output could not be taken. It makes the whole invocation fail.</summary>
internal sealed record OutputFailure(string Reason);
