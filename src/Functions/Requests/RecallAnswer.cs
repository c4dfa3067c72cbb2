using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Requests;

/// <summary>The content of <c>outcomes/{source}/{name}.recalled.json</c>: what became of a recall (docs/drops.md). UTC.</summary>
internal sealed record RecallAnswer
{
    // What was asked: {source}/{name}.
    public required string Recall { get; init; }

    // Only when there is no letter.
    public string? Code { get; init; }

    public string? Message { get; init; }

    public IReadOnlyList<RecallResult> Letters { get; init; } = [];

    public required DateTimeOffset At { get; init; }
}

/// <summary>The state that the letter is in now: Recalled, or why not is the note.</summary>
internal sealed record RecallResult(
    [property: JsonPropertyName("messageUUID")] Guid MessageUuid, string Drop, LetterStatus State, string Note)
{
    public static RecallResult Of(Letter letter, string note) => new(letter.MessageUuid, letter.Drop, letter.Status, note);
}

/// <summary>The content of <c>printed.error.json</c>, beside an answer that answers nothing (UTC).</summary>
internal sealed record PrintAnswerProblem(string Code, string Message, string Fix, DateTimeOffset At);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(RecallAnswer))]
[JsonSerializable(typeof(PrintAnswerProblem))]
internal sealed partial class RequestsJson : JsonSerializerContext;
