using System.Text.Json.Serialization;

namespace Postvogn.Cli.Letters;

internal sealed record WrittenResult : ToolResult
{
    public string? Output { get; init; }

    public int Letters { get; init; }

    /// <summary>How many bytes the letters have together, unpacked.</summary>
    public long Length { get; init; }

    /// <summary>How many bytes the archive has, for <c>pack</c> and <c>unpack</c>.</summary>
    public long? PackedLength { get; init; }

    /// <summary>The letter's messageUUID, for <c>new</c>.</summary>
    [JsonPropertyName("messageUUID")]
    public Guid? MessageUuid { get; init; }
}
