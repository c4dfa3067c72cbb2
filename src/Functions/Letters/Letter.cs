namespace Postvogn.Functions.Letters;

/// <summary>The content of <c>messages/{uuid}/state.json</c>. Times are UTC.</summary>
internal sealed record Letter
{
    public required Guid MessageUuid { get; init; }

    // {source}/{name}.
    public required string Drop { get; init; }

    [JsonIgnore]
    public string Source => Drop[..Math.Max(Drop.IndexOf('/', StringComparison.Ordinal), 0)];

    // The SHA-256 of all that the drop carried (lower-case hex).
    public required string Fingerprint { get; init; }

    // The version of the drop's blob that it was taken from: the same file left again has another. Null before December 2026.
    public string? DropVersion { get; init; }

    public bool FromArchive { get; init; }

    public required string System { get; init; }

    public bool Urgent { get; init; }

    // Of its MeMo, in bytes.
    public long Length { get; init; }

    // Digital Post keeps it back before, whatever its receipt says (TI 10.8). A day of Denmark.
    public DateOnly? DoNotDeliverUntilDate { get; init; }

    public required LetterStatus Status { get; init; }

    public Guid? Transmission { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public Outcome? Outcome { get; init; }

    // Digital Post was asked to take it back; its answer may have been lost.
    public DateTimeOffset? RecallAskedAt { get; init; }

    public bool IsFinal() => Status >= LetterStatus.Completed;

    public bool CameFrom(string drop, string fingerprint) => Drop == drop && Fingerprint == fingerprint;
}

/// <summary>docs/adr/0004; from Completed on it is final.</summary>
internal enum LetterStatus
{
    // Its messageUUID is taken for it; its MeMo may not be stored yet.
    Accepting,

    Accepted,

    // By one transmission, whose record says what became of the POST.
    Claimed,

    // Digital Post has taken it, and delivers it on its day.
    Waiting,

    // It cannot arrive, and a print provider has it.
    HandedToPrint,

    Completed,

    Rejected,

    Undeliverable,

    // Before its day of delivery.
    Recalled,

    // Its transmission did, for a reason that is not the letter's; it can be sent again.
    Failed,

    // The print provider has said so.
    Printed,
}
