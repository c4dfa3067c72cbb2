using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;

namespace Postvogn.Functions.Operations;

/// <summary>The answer of <c>GET /api/letters/{messageUUID}</c>. Nothing of it names a person.</summary>
internal sealed record LetterWhereabouts
{
    public required Guid MessageUUID { get; init; }

    // Absent for one that was only received, as are system and state.
    public string? Drop { get; init; }

    // Absent too for one that was only refused.
    public string? System { get; init; }

    public LetterStatus? State { get; init; }

    public TransmissionWhereabouts? Transmission { get; init; }

    // The newest last.
    public IReadOnlyList<RefusalWhereabouts>? Refusals { get; init; }

    // One for each system that it came for.
    public IReadOnlyList<ReceivedWhereabouts>? Received { get; init; }

    // Itself and the letters that answer each other with it, the oldest first; absent when there are none.
    public IReadOnlyList<ThreadWhereabouts>? Thread { get; init; }

    public required IReadOnlyList<HistoryEntry> History { get; init; }

    // Why Digital Post's half is missing; else absent.
    public string? Note { get; init; }
}

internal sealed record RefusalWhereabouts(DateTimeOffset At, string Drop, string? Code, IReadOnlyList<string> Codes)
{
    public static RefusalWhereabouts Of(Refusal refusal) => new(
        refusal.At, refusal.Drop, OurHistory.CodeOf(refusal.Code), [.. refusal.Codes.Select(code => OurHistory.CodeOf(code) ?? "other")]);
}

/// <summary>State: Waiting (at Digital Post, as a notification says), Delivering, Delivered, Quarantined or Unreadable; the folder is
/// that of the inbox.</summary>
internal sealed record ReceivedWhereabouts(
    string System, Guid SystemId, string State, DateTimeOffset? At, string? Destination, string? Folder);

/// <summary>Direction: sent or received; source: who sent it; destination: the inbox that it came to.</summary>
internal sealed record ThreadWhereabouts(Guid MessageUUID, string Direction, DateTimeOffset? At, string? Source, string? Destination);

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
