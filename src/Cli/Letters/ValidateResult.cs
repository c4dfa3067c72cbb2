using System.Text.Json.Serialization;

namespace Postvogn.Cli.Letters;

internal sealed record ValidateResult : ToolResult
{
    public int Fine => Checked.Count(letter => letter.Findings == 0);

    /// <summary>How many letters, and archives as a whole, something was found in.</summary>
    public int Refused => Checked.Count - Fine;

    /// <summary>Each letter; a broken archive stands behind the letters that could be read from it.</summary>
    public required IReadOnlyList<CheckedLetter> Checked { get; init; }

    /// <summary>How many findings are not listed in <see cref="ToolResult.Findings"/>, as there are too many.</summary>
    public int FindingsLeftOut => Checked.Sum(letter => letter.Findings) - Findings.Count;
}

/// <summary>A letter that was checked; its messageUUID and version are null when they could not be read.</summary>
internal sealed record CheckedLetter(
    string File, string? Entry, [property: JsonPropertyName("messageUUID")] Guid? MessageUuid, string? Version, long Length, int Findings)
{
    /// <summary>The HTML files that are too large to be judged as HTML, by their paths. That is no finding.</summary>
    public IReadOnlyList<string> NotJudged { get; init; } = [];

    [JsonIgnore]
    public LetterName Name => new(File, Entry);
}
