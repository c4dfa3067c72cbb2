namespace Postvogn.Sandbox.FunctionsHost.Invocations;

internal sealed record Invocation
{
    public required Guid Id { get; init; }

    public required string Function { get; init; }

    public required InvocationOutcome Outcome { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required TimeSpan Duration { get; init; }

    public string? Error { get; init; }
}

internal enum InvocationOutcome
{
    /// <summary>An HTTP function succeeds with any status.</summary>
    Succeeded,

    Failed,

    /// <summary>functionTimeout passed; the worker was replaced.</summary>
    TimedOut,
}
