using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Operations;

/// <summary>Where a letter is: the answer of <c>GET /api/letters/{messageUUID}</c>. Nothing of it names a person.</summary>
internal sealed record LetterWhereabouts
{
    /// <summary>The letter.</summary>
    public required Guid MessageUUID { get; init; }

    /// <summary>The drop that it came in, whose name the other system chose.</summary>
    public required string Drop { get; init; }

    /// <summary>The name of the system that sends it.</summary>
    public required string System { get; init; }

    /// <summary>Its state here.</summary>
    public required LetterStatus State { get; init; }

    /// <summary>Its transmission; absent while it has none.</summary>
    public TransmissionWhereabouts? Transmission { get; init; }

    /// <summary>All that is known of it, here and at Digital Post, in order of time.</summary>
    public required IReadOnlyList<HistoryEntry> History { get; init; }

    /// <summary>Whether and why Digital Post's half is missing; absent when it is there.</summary>
    public string? Note { get; init; }
}

/// <summary>What became of the POST of a letter.</summary>
internal sealed record TransmissionWhereabouts
{
    /// <summary>Our id of it.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its state.</summary>
    public required TransmissionStatus State { get; init; }

    /// <summary>How many letters it carries.</summary>
    public required int Letters { get; init; }

    /// <summary>How many POSTs have begun.</summary>
    public required int Attempts { get; init; }

    /// <summary>Whether a POST without an answer may have arrived.</summary>
    public required bool MayHaveArrived { get; init; }

    /// <summary>When it may be sent again (UTC).</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Digital Post's transmissionId.</summary>
    public Guid? TransmissionId { get; init; }

    /// <summary>The last error's code.</summary>
    public string? Code { get; init; }

    /// <summary>What Digital Post's support asks for (TI 13.4.5).</summary>
    public string? Traceparent { get; init; }
}

/// <summary>Something that happened to a letter.</summary>
internal sealed record HistoryEntry
{
    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who knows it: <c>Postvogn</c> or <c>DigitalPost</c>.</summary>
    public required string Source { get; init; }

    /// <summary>What happened: our words for it, or Digital Post's eventTag.</summary>
    public required string What { get; init; }

    /// <summary>The event's subject (TI 7.2).</summary>
    public string? Subject { get; init; }

    /// <summary>The event's type (TI 7.2).</summary>
    public string? Type { get; init; }

    /// <summary>The status that a receipt gives.</summary>
    public string? Status { get; init; }

    /// <summary>The error code.</summary>
    public string? Code { get; init; }

    /// <summary>Digital Post's transmissionId.</summary>
    public Guid? TransmissionId { get; init; }
}
