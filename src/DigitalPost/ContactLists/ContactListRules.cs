namespace Postvogn.DigitalPost;

/// <summary>What is asked of a list beyond its format, and known of it and the last one.</summary>
public sealed record ContactListRules
{
    /// <summary>The default value is 36 hours: a new list comes every night.</summary>
    public TimeSpan OldestAge { get; init; } = TimeSpan.FromHours(36);

    /// <summary>Of the last good list's registrations, 0 to 1. The default value is 0.99. Set it to 0 for one night to accept a list that
    /// is rightly shorter.</summary>
    public double SmallestShare { get; init; } = 0.99;

    /// <summary>The default value is 1.</summary>
    public long FewestRegistrations { get; init; } = 1;

    /// <summary>Rows of the wrong shape before the list is refused. The default value is 0.</summary>
    public long BadRowsAllowed { get; init; }

    /// <summary>The bytes that the server lists; null when not known.</summary>
    public long? ExpectedLength { get; init; }

    /// <summary>Of the last good list (<see cref="ContactIndex.CreatedAt"/>); null when there is none.</summary>
    public DateTimeOffset? LastCreatedAt { get; init; }

    /// <summary>Of the last good list (<see cref="ContactIndex.Registrations"/>).</summary>
    public long LastRegistrations { get; init; }

    /// <summary>Beside the index of the last good list.</summary>
    public ContactListRules After(ContactIndex last) =>
        this with { LastCreatedAt = last.CreatedAt, LastRegistrations = last.Registrations };

    internal long Fewest => Math.Max(FewestRegistrations, (long)Math.Ceiling(LastRegistrations * SmallestShare));
}
