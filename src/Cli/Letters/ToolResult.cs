using System.Text.Json.Serialization;

namespace Postvogn.Cli.Letters;

/// <summary>Its properties are the keys that <c>--json</c> prints: docs/commands.md.</summary>
internal abstract record ToolResult
{
    /// <summary>0: fine. 1: something was found. 2: something could not be read or written; it outweighs findings.</summary>
    [JsonPropertyOrder(-1)]
    public int ExitCode =>
        Unread.Count > 0 ? Cli.ExitCode.Usage : Findings.Count > 0 || !IsFine ? Cli.ExitCode.Failure : Cli.ExitCode.Success;

    [JsonPropertyOrder(8)]
    public IReadOnlyList<FileFinding> Findings { get; init; } = [];

    [JsonPropertyOrder(9)]
    public IReadOnlyList<Unread> Unread { get; init; } = [];

    [JsonIgnore]
    protected virtual bool IsFine => true;

    /// <summary>The last line of <c>--jsonl</c>.</summary>
    public virtual ResultLine AsLine() => new(ExitCode, 0, 0, Findings.Count, Unread.Count);
}

/// <summary>Before it had a result of its own.</summary>
internal sealed record StoppedResult : ToolResult;
