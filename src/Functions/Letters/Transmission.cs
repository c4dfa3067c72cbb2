namespace Postvogn.Functions.Letters;

/// <summary>
/// What one POST (or one upload over SFTP) carries, and what became of it: the content of <c>transmissions/{tid}/state.json</c>.
/// </summary>
internal sealed record Transmission
{
    /// <summary>Our id of it.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name of the sender system.</summary>
    public required string System { get; init; }

    /// <summary>
    /// Whether it is one letter that goes at once (POST /memos/; over SFTP an archive of one), not in bulk (POST /memos-bulk/).
    /// </summary>
    public bool Urgent { get; init; }

    /// <summary>The letters that were meant for it.</summary>
    public required IReadOnlyList<Guid> Candidates { get; init; }

    /// <summary>The letters that it carries; empty until it is sealed, unchanged after.</summary>
    public IReadOnlyList<Guid> Members { get; init; } = [];

    /// <summary>Its state.</summary>
    public required TransmissionStatus Status { get; init; }

    /// <summary>How many POSTs or uploads have begun.</summary>
    public int Attempt { get; init; }

    /// <summary>Whether an earlier POST may have arrived although its answer did not come: then <c>message.uuid.not.unique</c> is no
    /// rejection.</summary>
    public bool MayHaveArrived { get; init; }

    /// <summary>Whether Digital Post's last answer was a refusal of the whole transmission as it stands.</summary>
    public bool Refused { get; init; }

    /// <summary>When it may be sent again (UTC).</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When the record was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its state changed last (UTC).</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Digital Post's transmissionId, from the technical receipt.</summary>
    public Guid? TransmissionId { get; init; }

    /// <summary>The traceparent of Digital Post's last answer (TI 13.4.5).</summary>
    public string? Traceparent { get; init; }

    /// <summary>The last error's code.</summary>
    public string? Code { get; init; }

    /// <summary>Whether nothing is left to do about its POST.</summary>
    public bool IsSettled() => Status is TransmissionStatus.Sent or TransmissionStatus.Failed;

    /// <summary>Whether it was given up although it may have arrived, and Digital Post has neither confirmed nor refused it.</summary>
    public bool WasNeverAnswered() => Status == TransmissionStatus.Failed && MayHaveArrived && !Refused && TransmissionId is null;
}
