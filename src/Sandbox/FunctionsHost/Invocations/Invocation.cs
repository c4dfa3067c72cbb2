namespace Postvogn.Sandbox.FunctionsHost.Invocations;

/// <summary>One run of one function, for the live view and for tests.</summary>
internal sealed record Invocation
{
    /// <summary>The id that the worker knows it by.</summary>
    public required Guid Id { get; init; }

    public required string Function { get; init; }

    public required InvocationOutcome Outcome { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary>Why it failed; null when it succeeded.</summary>
    public string? Error { get; init; }
}

/// <summary>What became of an invocation.</summary>
internal enum InvocationOutcome
{
    /// <summary>The worker said so. An HTTP function succeeds with any status.</summary>
    Succeeded,

    /// <summary>The function threw, the worker died, or there was none.</summary>
    Failed,

    /// <summary>functionTimeout passed; the worker was replaced.</summary>
    TimedOut,
}
