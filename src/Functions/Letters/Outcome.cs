using System.Text.Json.Serialization;
using Postvogn.MeMo;

namespace Postvogn.Functions.Letters;

/// <summary>What became of a drop: what the system that left it reads under <c>outcomes/</c>.</summary>
internal sealed record Outcome
{
    public required string Drop { get; init; }

    [JsonPropertyName("messageUUID")]
    public Guid? MessageUuid { get; init; }

    public required LetterStatus State { get; init; }

    /// <summary>Who decided: <c>DigitalPost</c> or <c>Postvogn</c>.</summary>
    public required string By { get; init; }

    /// <summary>Absent when Completed.</summary>
    public string? Code { get; init; }

    /// <summary>The error in words, as Digital Post or the first finding gives it.</summary>
    public string? Message { get; init; }

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Digital Post's, of the receipt that decided.</summary>
    public Guid? TransmissionId { get; init; }

    /// <summary>Of Digital Post's answer; its support asks for it (TI 13.4.5).</summary>
    public string? Traceparent { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
