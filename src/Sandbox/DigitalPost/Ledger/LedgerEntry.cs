namespace Postvogn.Sandbox.DigitalPost.Ledger;

/// <summary>One thing that happened at Digital Post. The ledger gives it its number and time.</summary>
public abstract record LedgerEntry
{
    /// <summary>The place in the ledger, from 1.</summary>
    public long Number { get; init; }

    /// <summary>When it happened, by the clock of the service.</summary>
    public DateTimeOffset At { get; init; }
}
