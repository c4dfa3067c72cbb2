using System.Text.Json.Serialization;

namespace Postvogn.Cli.Letters;

internal sealed record ValidateResult : ToolResult
{
    public int Fine { get; init; }

    /// <summary>Letters, and archives as a whole.</summary>
    public int Refused { get; init; }

    /// <summary>A broken archive stands behind the letters that could be read from it.</summary>
    public required IReadOnlyList<CheckedLetter> Checked { get; init; }

    /// <summary>Too many to be listed in <see cref="ToolResult.Findings"/>.</summary>
    public int FindingsLeftOut { get; init; }

    /// <summary>What Digital Post takes, and may not have been meant.</summary>
    public IReadOnlyList<FileFinding> Warnings { get; init; } = [];

    [JsonIgnore]
    public int FindingsInAll => Findings.Count + FindingsLeftOut;

    protected override bool IsFine => Refused == 0;

    public override ResultLine AsLine() => base.AsLine() with { Fine = Fine, Refused = Refused, Findings = FindingsInAll };
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
