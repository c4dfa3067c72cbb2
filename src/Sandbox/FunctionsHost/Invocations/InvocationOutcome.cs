namespace Postvogn.Sandbox.FunctionsHost.Invocations;

/// <summary>What became of an invocation.</summary>
public enum InvocationOutcome
{
    /// <summary>The app answered as it must, and its outputs were taken. An HTTP function succeeds with any status.</summary>
    Succeeded,

    /// <summary>The app answered with an error or not at all, or an output could not be taken.</summary>
    Failed,

    /// <summary>functionTimeout passed; the app process was killed.</summary>
    TimedOut,
}
