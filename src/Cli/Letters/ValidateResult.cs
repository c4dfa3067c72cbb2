using System.Text.Json.Serialization;

namespace Postvogn.Cli.Letters;

internal sealed record ValidateResult : ToolResult
{
    public int Fine => Checked.Count(letter => letter.Findings == 0);

    /// <summary>Letters, and archives as a whole.</summary>
    public int Refused => Checked.Count - Fine;

    /// <summary>A broken archive stands behind the letters that could be read from it.</summary>
    public required IReadOnlyList<CheckedLetter> Checked { get; init; }

    /// <summary>Too many to be listed in <see cref="ToolResult.Findings"/>.</summary>
    public int FindingsLeftOut => Checked.Sum(letter => letter.Findings) - Findings.Count;
}

/// <summary>The messageUUID and version are null when they could not be read.</summary>
internal sealed record CheckedLetter(
    string File, string? Entry, [property: JsonPropertyName("messageUUID")] Guid? MessageUuid, string? Version, long Length, int Findings)
{
    /// <summary>HTML files that are too large to be judged as HTML. That is no finding.</summary>
    public IReadOnlyList<string> NotJudged { get; init; } = [];

    [JsonIgnore]
    public LetterName Name => new(File, Entry);
}
