using Postvogn.MeMo;

namespace Postvogn.Functions.Letters;

/// <summary>What the system that left a drop reads under <c>outcomes/</c>.</summary>
internal sealed record Outcome
{
    public required string Drop { get; init; }

    [JsonPropertyName("messageUUID")]
    public Guid? MessageUuid { get; init; }

    public required LetterStatus State { get; init; }

    // DigitalPost or Postvogn.
    public required string By { get; init; }

    public string? Code { get; init; }

    // As Digital Post or the first finding gives it.
    public string? Message { get; init; }

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    // Digital Post's, of the receipt that decided.
    public Guid? TransmissionId { get; init; }

    // Of Digital Post's answer; its support asks for it (TI 13.4.5).
    public string? Traceparent { get; init; }

    // UTC.
    public required DateTimeOffset At { get; init; }
}
