namespace Postvogn.Sandbox.ServiceBus.Entities;

/// <summary>What a receiver says of a message that it has locked.</summary>
internal sealed record Settlement(SettlementKind Kind)
{
    /// <summary>Properties that the receiver changes; with a dead letter, its reason and description too.</summary>
    public IReadOnlyDictionary<string, object?> Changes { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);
}

internal enum SettlementKind
{
    Complete,

    /// <summary>Counts as a delivery.</summary>
    Abandon,
    Defer,
    DeadLetter,

    /// <summary>Given back unseen: counts as nothing.</summary>
    Release,
}

internal enum SettlementResult
{
    Settled,
    LockLost,

    /// <summary>A dead letter cannot be dead-lettered.</summary>
    NotAllowed,
}
