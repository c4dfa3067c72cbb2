using System.Text.Json.Serialization;

namespace Postvogn.Cli.Letters;

/// <summary>What <c>memo validate</c> found.</summary>
internal sealed record ValidateResult : ToolResult
{
    /// <summary>How many letters nothing was found in.</summary>
    public int Fine => Checked.Count(letter => letter.Findings == 0);

    /// <summary>How many letters, and archives as a whole, something was found in.</summary>
    public int Refused => Checked.Count - Fine;

    /// <summary>Each letter; a broken archive stands behind the letters that could be read from it.</summary>
    public required IReadOnlyList<CheckedLetter> Checked { get; init; }

    /// <summary>How many findings are not listed in <see cref="ToolResult.Findings"/>, as there are too many.</summary>
    public int FindingsLeftOut => Checked.Sum(letter => letter.Findings) - Findings.Count;
}

/// <summary>A letter that was checked.</summary>
/// <param name="File">The file, as it was named.</param>
/// <param name="Entry">The name in the archive; null when the file is the letter, or the archive as a whole is meant.</param>
/// <param name="MessageUuid">Its messageUUID; null when it could not be read.</param>
/// <param name="Version"><c>1.1</c> or <c>1.2</c>; null when it is none of them.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Findings">How many findings there are.</param>
internal sealed record CheckedLetter(
    string File, string? Entry, [property: JsonPropertyName("messageUUID")] Guid? MessageUuid, string? Version, long Length, int Findings)
{
    /// <summary>The HTML files that are too large to be judged as HTML, by their paths. That is no finding.</summary>
    public IReadOnlyList<string> NotJudged { get; init; } = [];

    /// <summary>Where it lies.</summary>
    [JsonIgnore]
    public LetterName Name => new(File, Entry);
}
