namespace Postvogn.Sandbox.DigitalPost;

/// <summary>The ledger gives it its number (from 1) and its time.</summary>
internal abstract record LedgerEntry
{
    public long Number { get; init; }

    public DateTimeOffset At { get; init; }
}
