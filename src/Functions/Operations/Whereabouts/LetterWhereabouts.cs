using System.Text.Json.Serialization;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Operations;

/// <summary>Where a letter is: the answer of <c>GET /api/letters/{messageUUID}</c>. Nothing of it names a person.</summary>
internal sealed record LetterWhereabouts
{
    public required Guid MessageUUID { get; init; }

    public required string Drop { get; init; }

    public required string System { get; init; }

    public required LetterStatus State { get; init; }

    public TransmissionWhereabouts? Transmission { get; init; }

    public required IReadOnlyList<HistoryEntry> History { get; init; }

    /// <summary>Why Digital Post's half is missing; absent when it is there.</summary>
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

    /// <summary>Digital Post's support asks for it (TI 13.4.5).</summary>
    public string? Traceparent { get; init; }
}

internal sealed record HistoryEntry
{
    public required DateTimeOffset At { get; init; }

    public required string Source { get; init; }

    public required string What { get; init; }

    /// <summary>As the type: of the event (TI 7.2).</summary>
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
