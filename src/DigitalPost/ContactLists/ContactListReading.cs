namespace Postvogn.DigitalPost;

/// <summary>Safe to log: no member holds or shows a number.</summary>
public sealed record ContactListReading
{
    /// <summary>What the list is.</summary>
    public required ContactListOutcome Outcome { get; init; }

    /// <summary>Set exactly when good.</summary>
    public ContactIndex? Index { get; init; }

    /// <summary>See <see cref="ContactIndex.CreatedAt"/>; null when it could not be read.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The line of the fault, from 1; when good, of the first row passed over.</summary>
    public long? Line { get; init; }

    /// <summary>Bytes read.</summary>
    public long Length { get; init; }

    /// <summary>Rows taken.</summary>
    public long Rows { get; init; }

    /// <summary>Passed over for an unknown code.</summary>
    public long UnknownRows { get; init; }

    /// <summary>Passed over for their shape (<see cref="ContactListRules.BadRowsAllowed"/>).</summary>
    public long BadRows { get; init; }

    /// <summary>What is wrong, and where.</summary>
    public required string Message { get; init; }

    /// <summary>Whether there is an index.</summary>
    public bool IsGood => Outcome == ContactListOutcome.Good;
}
