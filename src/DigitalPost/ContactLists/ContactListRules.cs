namespace Postvogn.DigitalPost;

/// <summary>What is asked of a list beyond its format, and what is known of it and of the last one.</summary>
public sealed record ContactListRules
{
    /// <summary>How long ago a list may have been created. The default value is 36 hours: a new one comes every night.</summary>
    public TimeSpan OldestAge { get; init; } = TimeSpan.FromHours(36);

    /// <summary>The share of the last good list's registrations that a list must have at least, 0 to 1. The default value is 0.99. Set it
    /// to 0 for one night to accept a list that is rightly shorter.</summary>
    public double SmallestShare { get; init; } = 0.99;

    /// <summary>How many registrations a list has at least. The default value is 1.</summary>
    public long FewestRegistrations { get; init; } = 1;

    /// <summary>How many rows of the wrong shape are passed over before the list is refused. The default value is 0.</summary>
    public long BadRowsAllowed { get; init; }

    /// <summary>The length in bytes that the server lists for the file; null when it is not known.</summary>
    public long? ExpectedLength { get; init; }

    /// <summary>When the last good list was created (<see cref="ContactIndex.CreatedAt"/>); null when there is none.</summary>
    public DateTimeOffset? LastCreatedAt { get; init; }

    /// <summary>How many registrations the last good list had (<see cref="ContactIndex.Registrations"/>); 0 when there is none.</summary>
    public long LastRegistrations { get; init; }

    /// <summary>These rules, beside the index of the last good list.</summary>
    public ContactListRules After(ContactIndex last) =>
        this with { LastCreatedAt = last.CreatedAt, LastRegistrations = last.Registrations };

    internal long Fewest => Math.Max(FewestRegistrations, (long)Math.Ceiling(LastRegistrations * SmallestShare));
}
