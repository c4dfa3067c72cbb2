namespace Postvogn.Sandbox.FunctionsHost.Invocations;

/// <summary>One run of one function, for the live view and for tests.</summary>
public sealed record Invocation
{
    /// <summary>The id that the app saw as <c>X-Azure-Functions-InvocationId</c>.</summary>
    public required Guid Id { get; init; }

    /// <summary>The function's name.</summary>
    public required string Function { get; init; }

    /// <summary>What became of it.</summary>
    public required InvocationOutcome Outcome { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Why it failed; null when it succeeded.</summary>
    public string? Error { get; init; }

    /// <summary>The lines of <c>Logs</c> in the app's answer.</summary>
    public IReadOnlyList<string> Logs { get; init; } = [];
}
