using System.Text.Json.Serialization;

namespace Postvogn.Cli.Letters;

/// <summary>A line of <c>--jsonl</c>: docs/commands.md.</summary>
internal abstract record JsonLine([property: JsonPropertyOrder(-1)] string Kind);

/// <summary>As in <c>checked[]</c>, with its findings and warnings themselves.</summary>
internal sealed record LetterLine(
    [property: JsonIgnore] CheckedLetter Letter, IReadOnlyList<FileFinding> Findings, IReadOnlyList<FileFinding> Warnings)
    : JsonLine("letter")
{
    public string File => Letter.File;

    public string? Entry => Letter.Entry;

    [JsonPropertyName("messageUUID")]
    public Guid? MessageUuid => Letter.MessageUuid;

    public string? Version => Letter.Version;

    public long Length => Letter.Length;

    public IReadOnlyList<string> NotJudged => Letter.NotJudged;
}

/// <summary>Of an archive as a whole.</summary>
internal sealed record WarningLine(FileFinding Warning) : JsonLine("warning");

internal sealed record UnreadLine(Unread Unread) : JsonLine("unread");

/// <summary>The last one.</summary>
internal sealed record ResultLine(int ExitCode, int Fine, int Refused, int Findings, int Unread) : JsonLine("result");
