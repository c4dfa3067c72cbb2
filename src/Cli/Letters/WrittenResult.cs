using System.Text.Json.Serialization;

namespace Postvogn.Cli.Letters;

/// <summary>What a command that writes has written.</summary>
internal sealed record WrittenResult : ToolResult
{
    /// <summary>The file or folder; null when nothing was written.</summary>
    public string? Output { get; init; }

    /// <summary>How many letters were written.</summary>
    public int Letters { get; init; }

    /// <summary>How many bytes the letters have together, unpacked.</summary>
    public long Length { get; init; }

    /// <summary>How many bytes the archive has, for <c>pack</c> and <c>unpack</c>.</summary>
    public long? PackedLength { get; init; }

    /// <summary>The letter's messageUUID, for <c>new</c>.</summary>
    [JsonPropertyName("messageUUID")]
    public Guid? MessageUuid { get; init; }
}
