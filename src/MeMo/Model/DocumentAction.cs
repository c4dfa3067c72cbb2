namespace Postvogn.MeMo;

/// <summary>Something that the recipient can do about a document (<c>Action</c>): a reservation or an entry point, not both.</summary>
public sealed record DocumentAction
{
    /// <summary>What the recipient sees.</summary>
    public required string Label { get; init; }

    /// <summary>The kind, such as <c>SELVBETJENING</c> or <c>AFTALE</c>.</summary>
    public required string ActionCode { get; init; }

    /// <summary>From when it can be done.</summary>
    public DateTimeOffset? StartDateTime { get; init; }

    /// <summary>Until when it can be done.</summary>
    public DateTimeOffset? EndDateTime { get; init; }

    /// <summary>An appointment.</summary>
    public Reservation? Reservation { get; init; }

    /// <summary>A web address.</summary>
    public EntryPoint? EntryPoint { get; init; }
}

/// <summary>An appointment (<c>Reservation</c>).</summary>
public sealed record Reservation
{
    /// <summary>What it is about.</summary>
    public required string Description { get; init; }

    /// <summary>Its id, a UUID of version 4.</summary>
    public required Guid ReservationUuid { get; init; }

    /// <summary>What it is about, in short.</summary>
    public required string Abstract { get; init; }

    /// <summary>Where.</summary>
    public required string Location { get; init; }

    /// <summary>From when.</summary>
    public required DateTimeOffset StartDateTime { get; init; }

    /// <summary>Until when.</summary>
    public required DateTimeOffset EndDateTime { get; init; }

    /// <summary>The organiser's e-mail address.</summary>
    public string? OrganizerMail { get; init; }

    /// <summary>The organiser's name.</summary>
    public string? OrganizerName { get; init; }
}

/// <summary>A web address (<c>EntryPoint</c>).</summary>
public sealed record EntryPoint
{
    /// <summary>An absolute https address, at most 256 code points.</summary>
    public required string Url { get; init; }
}
