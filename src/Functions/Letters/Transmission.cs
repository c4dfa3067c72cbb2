namespace Postvogn.Functions.Letters;

/// <summary>What one POST (or one upload over SFTP) carries, and what became of it: the content of
/// <c>transmissions/{id}/state.json</c>. Times are UTC.</summary>
internal sealed record Transmission
{
    public required Guid Id { get; init; }

    public required string System { get; init; }

    /// <summary>Whether it is one letter that goes at once (POST /memos/; over SFTP an archive of one), not in bulk (POST
    /// /memos-bulk/).</summary>
    public bool Urgent { get; init; }

    public required IReadOnlyList<Guid> Candidates { get; init; }

    /// <summary>Empty until it is sealed, unchanged after.</summary>
    public IReadOnlyList<Guid> Members { get; init; } = [];

    public required TransmissionStatus Status { get; init; }

    /// <summary>POSTs or uploads that have begun.</summary>
    public int Attempt { get; init; }

    /// <summary>Whether an earlier POST may have arrived although its answer did not come: then <c>message.uuid.not.unique</c> is no
    /// rejection.</summary>
    public bool MayHaveArrived { get; init; }

    /// <summary>Whether Digital Post's last answer refused the whole of it as it stands.</summary>
    public bool Refused { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Digital Post's, from the technical receipt.</summary>
    public Guid? TransmissionId { get; init; }

    /// <summary>Of Digital Post's last answer (TI 13.4.5).</summary>
    public string? Traceparent { get; init; }

    public string? Code { get; init; }

    public bool IsSettled() => Status is TransmissionStatus.Sent or TransmissionStatus.Failed;

    /// <summary>Whether it was given up although it may have arrived, and Digital Post has neither confirmed nor refused it.</summary>
    public bool WasNeverAnswered() => Status == TransmissionStatus.Failed && MayHaveArrived && !Refused && TransmissionId is null;
}

internal enum TransmissionStatus
{
    /// <summary>Its candidates are named; they may not be claimed yet.</summary>
    Composing,

    /// <summary>Its list of letters is final; it waits to be sent, not before <see cref="Transmission.NotBefore"/>.</summary>
    Composed,

    /// <summary>A POST has begun. A record found in this state after a crash is Unknown.</summary>
    Posting,

    /// <summary>A POST went out and no answer came; sent again with the same bytes.</summary>
    Unknown,

    /// <summary>Digital Post has confirmed that it arrived (the technical receipt); its letters await business receipts.</summary>
    Sent,

    /// <summary>Digital Post refused it whole, or nobody's letter was left in it.</summary>
    Failed,
}
