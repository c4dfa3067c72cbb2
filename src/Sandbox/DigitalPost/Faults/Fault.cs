namespace Postvogn.Sandbox.DigitalPost.Faults;

/// <summary>The ways in which a call can go wrong on order.</summary>
public enum FaultKind
{
    /// <summary>The connection is dropped before anything is taken in; no answer comes.</summary>
    DropBefore,

    /// <summary>The call is carried out whole, and then the connection is dropped; no answer comes.</summary>
    DropAfter,

    /// <summary>500 without a body; nothing is taken in.</summary>
    InternalServerError,

    /// <summary>503 without a body; nothing is taken in.</summary>
    ServiceUnavailable,

    /// <summary>429 as if the bucket were empty; nothing is taken in.</summary>
    TooManyRequests,

    /// <summary>The answer comes after <see cref="Fault.Delay"/>.</summary>
    Slow,

    /// <summary>The call is carried out whole, and half of the answer's body comes before the connection is dropped.</summary>
    CutOff,
}

/// <summary>A fault on order.</summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>The call that it strikes; <see langword="null"/> (the default) for any.</summary>
    public ApiCall? Call { get; init; }

    /// <summary>
    /// The system whose calls it strikes; <see langword="null"/> (the default) for any. A system is known by its API key alone.
    /// </summary>
    public Guid? SystemId { get; init; }

    /// <summary>How many calls it strikes. The default is one.</summary>
    public int Times { get; init; } = 1;

    /// <summary>How many matching calls are let through first. The default is none.</summary>
    public int Skip { get; init; }

    /// <summary>For <see cref="FaultKind.Slow"/>: how long, on the clock of the wire. The default is two seconds.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(2);
}
