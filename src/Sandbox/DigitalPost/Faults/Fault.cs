namespace Postvogn.Sandbox.DigitalPost;

internal enum FaultKind
{
    // Before anything is taken in; no answer comes.
    DropBefore,

    // The call is carried out whole; no answer comes.
    DropAfter,

    // With a body as in TI 10.8.1; nothing is taken in.
    BadRequest,

    // Without a body; nothing is taken in.
    InternalServerError,

    // Without a body; nothing is taken in.
    ServiceUnavailable,

    // As if the bucket were empty; nothing is taken in.
    TooManyRequests,

    // See Fault.Delay.
    Slow,

    // The call is carried out whole, and half of the answer's body comes before the connection is dropped.
    CutOff,
}

internal sealed record Fault(FaultKind Kind)
{
    // Null for any.
    public ApiCall? Call { get; init; }

    // Null for any. A system is known by its API key alone.
    public Guid? SystemId { get; init; }

    public int Times { get; init; } = 1;

    // How many matching calls are let through first.
    public int Skip { get; init; }

    // On the clock of the wire.
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(2);
}
