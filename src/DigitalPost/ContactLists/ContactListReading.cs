namespace Postvogn.DigitalPost;

/// <summary>What became of reading a list. Safe to log: no member holds or shows a number.</summary>
public sealed record ContactListReading
{
    /// <summary>What the list is.</summary>
    public required ContactListOutcome Outcome { get; init; }

    /// <summary>The index of everyone on it. Set exactly when <see cref="Outcome"/> is <see cref="ContactListOutcome.Good"/>.</summary>
    public ContactIndex? Index { get; init; }

    /// <summary>When the list was created, at the earliest (see <see cref="ContactIndex.CreatedAt"/>); null when it could not be
    /// read.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The line of the fault, from 1. With <see cref="ContactListOutcome.Good"/>: of the first row that was passed over; null when
    /// none was.</summary>
    public long? Line { get; init; }

    /// <summary>The bytes that were read.</summary>
    public long Length { get; init; }

    /// <summary>The rows that were taken.</summary>
    public long Rows { get; init; }

    /// <summary>The rows that were passed over for a code that is not known.</summary>
    public long UnknownRows { get; init; }

    /// <summary>The rows that were passed over because they have the wrong shape (<see cref="ContactListRules.BadRowsAllowed"/>).</summary>
    public long BadRows { get; init; }

    /// <summary>Our words on it: what is wrong, and where.</summary>
    public required string Message { get; init; }

    /// <summary>True when there is an index.</summary>
    public bool IsGood => Outcome == ContactListOutcome.Good;
}
