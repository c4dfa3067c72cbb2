namespace Postvogn.Functions.Letters;

/// <summary>A letter that we send: the content of <c>messages/{uuid}/state.json</c>.</summary>
internal sealed record Letter
{
    /// <summary>The messageUUID, the same for good.</summary>
    public required Guid MessageUuid { get; init; }

    /// <summary>The drop that it came in: <c>{source}/{name}</c>.</summary>
    public required string Drop { get; init; }

    /// <summary>The SHA-256 of all that the drop carried (lower-case hex).</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Whether it was one of several in an archive.</summary>
    public bool FromArchive { get; init; }

    /// <summary>The name of the system that sends it.</summary>
    public required string System { get; init; }

    /// <summary>Whether it goes alone and at once.</summary>
    public bool Urgent { get; init; }

    /// <summary>The length of its MeMo in bytes.</summary>
    public long Length { get; init; }

    /// <summary>Its state.</summary>
    public required LetterStatus Status { get; init; }

    /// <summary>The transmission that has claimed it.</summary>
    public Guid? Transmission { get; init; }

    /// <summary>When its messageUUID was taken (UTC).</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>When its state changed last (UTC).</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The outcome, once it has a final state.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Whether the state is final.</summary>
    public bool IsFinal() => Status > LetterStatus.Claimed;

    /// <summary>Whether this letter came in the same drop with the same content.</summary>
    public bool CameFrom(string drop, string fingerprint) => Drop == drop && Fingerprint == fingerprint;
}
