using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Operations;

/// <summary>The answer of <c>GET /api/letters/{messageUUID}</c>. Nothing of it names a person.</summary>
internal sealed record LetterWhereabouts
{
    public required Guid MessageUUID { get; init; }

    public required string Drop { get; init; }

    public required string System { get; init; }

    public required LetterStatus State { get; init; }

    public TransmissionWhereabouts? Transmission { get; init; }

    public required IReadOnlyList<HistoryEntry> History { get; init; }

    // Why Digital Post's half is missing; else absent.
    public string? Note { get; init; }
}

internal sealed record TransmissionWhereabouts
{
    public required Guid Id { get; init; }

    public required TransmissionStatus State { get; init; }

    public required int Letters { get; init; }

    public required int Attempts { get; init; }

    public required bool MayHaveArrived { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public Guid? TransmissionId { get; init; }

    public string? Code { get; init; }

    // Digital Post's support asks for it (TI 13.4.5).
    public string? Traceparent { get; init; }
}

internal sealed record HistoryEntry
{
    public required DateTimeOffset At { get; init; }

    public required string Source { get; init; }

    public required string What { get; init; }

    // Of the event, as the type is (TI 7.2).
    public string? Subject { get; init; }

    public string? Type { get; init; }

    public string? Status { get; init; }

    public string? Code { get; init; }

    public Guid? TransmissionId { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(LetterWhereabouts))]
internal sealed partial class WhereaboutsJson : JsonSerializerContext;
