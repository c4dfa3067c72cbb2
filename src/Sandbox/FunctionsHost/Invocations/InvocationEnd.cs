namespace Postvogn.Sandbox.FunctionsHost.Invocations;

/// <summary>How an invocation ended.</summary>
internal sealed record InvocationEnd(InvocationOutcome Outcome, string? Error, IReadOnlyList<string> Logs)
{
    public static InvocationEnd Succeeded(IReadOnlyList<string> logs) => new(InvocationOutcome.Succeeded, null, logs);

    public static InvocationEnd Failed(string error) => new(InvocationOutcome.Failed, error, []);

    public static InvocationEnd TimedOut(TimeSpan after) =>
        new(InvocationOutcome.TimedOut, $"functionTimeout ({after}) passed without a result; the app process was killed.", []);
}
