namespace Postvogn.Sandbox.DigitalPost;

/// <summary>One thing that happened at Digital Post. The ledger gives it its number (from 1) and its time, by the clock of the
/// service.</summary>
internal abstract record LedgerEntry
{
    public long Number { get; init; }

    public DateTimeOffset At { get; init; }
}
