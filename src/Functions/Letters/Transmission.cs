using Postvogn.MeMo;

namespace Postvogn.Functions.Letters;

/// <summary>What one POST (or upload over SFTP) carries, and what became of it: <c>transmissions/{id}/state.json</c>. Times are
/// UTC.</summary>
internal sealed record Transmission
{
    public required Guid Id { get; init; }

    public required string System { get; init; }

    // One letter that goes at once (POST /memos/; over SFTP an archive of one), not in bulk (POST /memos-bulk/).
    public bool Urgent { get; init; }

    // An archive composes it of its own letters, which are made as claimed for it: no other is claimed.
    public bool IsOfDrop { get; init; }

    public required IReadOnlyList<Guid> Candidates { get; init; }

    // Empty until it is sealed, unchanged after.
    public IReadOnlyList<Guid> Members { get; init; } = [];

    public required TransmissionStatus Status { get; init; }

    // POSTs or uploads that have begun.
    public int Attempt { get; init; }

    // An earlier POST, although its answer did not come.
    public bool MayHaveArrived { get; init; }

    // Digital Post's last answer refused the whole of it as it stands.
    public bool Refused { get; init; }

    // How many technical receipts have asked for the same archive again (TI 13.4.4), and the time of the last: handled twice, it counts
    // once.
    public int AskedAgain { get; init; }

    public DateTimeOffset? AskedAgainAt { get; init; }

    // One of them said that Digital Post failed, nobody knows at what.
    public bool FailedThere { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    // It had to wait: its marker stands until it is settled.
    public bool IsMarked { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    // Digital Post's, from the technical receipt.
    public Guid? TransmissionId { get; init; }

    // Of Digital Post's last answer (TI 13.4.5).
    public string? Traceparent { get; init; }

    public string? Code { get; init => field = value is null ? null : PersonalNumbers.In(value); }

    public bool IsSettled() => Status is TransmissionStatus.Sent or TransmissionStatus.Failed;

    // Of an earlier attempt: then a messageUUID or transmissionId that was used before is no rejection.
    public bool MayBeKnown() => MayHaveArrived || FailedThere;

    // Given up although it may have arrived, neither confirmed nor refused.
    public bool WasNeverAnswered() => Status == TransmissionStatus.Failed && MayHaveArrived && !Refused && TransmissionId is null;
}

internal enum TransmissionStatus
{
    // Its candidates are named; they may not be claimed yet.
    Composing,

    // Its list of letters is final; it waits to be sent, not before Transmission.NotBefore.
    Composed,

    // A POST has begun. A record found in this state after a crash is Unknown.
    Posting,

    // A POST went out and no answer came; sent again with the same bytes.
    Unknown,

    // Confirmed by the technical receipt; its letters await business receipts.
    Sent,

    // Refused whole, or nobody's letter was left in it.
    Failed,
}
