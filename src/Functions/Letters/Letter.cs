namespace Postvogn.Functions.Letters;

/// <summary>A letter that we send: the content of <c>messages/{uuid}/state.json</c>. Times are UTC.</summary>
internal sealed record Letter
{
    public required Guid MessageUuid { get; init; }

    /// <summary>The drop that it came in: <c>{source}/{name}</c>.</summary>
    public required string Drop { get; init; }

    /// <summary>The SHA-256 of all that the drop carried (lower-case hex).</summary>
    public required string Fingerprint { get; init; }

    public bool FromArchive { get; init; }

    public required string System { get; init; }

    public bool Urgent { get; init; }

    /// <summary>Of its MeMo, in bytes.</summary>
    public long Length { get; init; }

    public required LetterStatus Status { get; init; }

    /// <summary>The one that has claimed it.</summary>
    public Guid? Transmission { get; init; }

    /// <summary>When its messageUUID was taken.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public Outcome? Outcome { get; init; }

    public bool IsFinal() => Status > LetterStatus.Claimed;

    public bool CameFrom(string drop, string fingerprint) => Drop == drop && Fingerprint == fingerprint;
}

/// <summary>The state of a letter that we send (docs/adr/0004); from Completed on it is final.</summary>
internal enum LetterStatus
{
    /// <summary>Its messageUUID is taken for it; its MeMo may not be stored yet.</summary>
    Accepting,

    Accepted,

    /// <summary>It belongs to one transmission, whose record says what became of the POST.</summary>
    Claimed,

    Completed,

    Rejected,

    Undeliverable,

    /// <summary>Before its day of delivery.</summary>
    Recalled,

    /// <summary>Its transmission failed for a reason that is not the letter's; it can be sent again.</summary>
    Failed,
}
