using System.Text.Json.Serialization;

namespace Postvogn.Cli.Letters;

internal sealed record WrittenResult : ToolResult
{
    public string? Output { get; init; }

    public int Letters { get; init; }

    /// <summary>Of all letters, unpacked.</summary>
    public long Length { get; init; }

    /// <summary>For <c>pack</c> and <c>unpack</c>.</summary>
    public long? PackedLength { get; init; }

    /// <summary>For <c>new</c>.</summary>
    [JsonPropertyName("messageUUID")]
    public Guid? MessageUuid { get; init; }
}
