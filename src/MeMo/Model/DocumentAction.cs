namespace Postvogn.MeMo;

/// <summary>Something that the recipient can do about a document (<c>Action</c>): a reservation or an entry point, not both.</summary>
public sealed record DocumentAction
{
    public required string Label { get; init; }

    /// <summary>The kind, such as <c>SELVBETJENING</c> or <c>AFTALE</c>.</summary>
    public required string ActionCode { get; init; }

    public DateTimeOffset? StartDateTime { get; init; }

    public DateTimeOffset? EndDateTime { get; init; }

    public Reservation? Reservation { get; init; }

    public EntryPoint? EntryPoint { get; init; }
}

/// <summary>An appointment (<c>Reservation</c>). Null from a tolerant reader is what it must have and lacks.</summary>
public sealed record Reservation
{
    public required string Description { get; init; }

    public required Guid? ReservationUuid { get; init; }

    public required string Abstract { get; init; }

    public required string Location { get; init; }

    public required DateTimeOffset? StartDateTime { get; init; }

    public required DateTimeOffset? EndDateTime { get; init; }

    public string? OrganizerMail { get; init; }

    public string? OrganizerName { get; init; }
}

/// <summary>A web address (<c>EntryPoint</c>).</summary>
public sealed record EntryPoint
{
    /// <summary>An absolute https address, at most 256 code points.</summary>
    public required string Url { get; init; }
}
