using System.Text.Json.Serialization;
using Postvogn.MeMo;

namespace Postvogn.Functions.Letters;

/// <summary>What became of a drop: what the system that left it reads under <c>outcomes/</c>.</summary>
internal sealed record Outcome
{
    /// <summary>The drop: <c>{source}/{name}</c>.</summary>
    public required string Drop { get; init; }

    /// <summary>The letter; null for a drop that never became one.</summary>
    [JsonPropertyName("messageUUID")]
    public Guid? MessageUuid { get; init; }

    /// <summary>The final state.</summary>
    public required LetterStatus State { get; init; }

    /// <summary>Who decided: <c>DigitalPost</c> or <c>Postvogn</c>.</summary>
    public required string By { get; init; }

    /// <summary>The error code, absent when Completed.</summary>
    public string? Code { get; init; }

    /// <summary>The error in words, as Digital Post or the first finding gives it.</summary>
    public string? Message { get; init; }

    /// <summary>Every rule that the drop breaks, with place and fix.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Digital Post's transmissionId of the receipt that decided.</summary>
    public Guid? TransmissionId { get; init; }

    /// <summary>The traceparent of Digital Post's answer, which its support asks for (TI 13.4.5).</summary>
    public string? Traceparent { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }
}
