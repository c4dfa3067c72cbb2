using System.Text.Json;
using System.Text.Json.Serialization;

namespace Postvogn.Functions.Sending;

/// <summary>Reads a letter.json.</summary>
[JsonSourceGenerationOptions(
    PropertyNameCaseInsensitive = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Package))]
internal sealed partial class PackageJson : JsonSerializerContext
{
    /// <summary>More than any letter.json needs; what is longer is something else.</summary>
    private const int LongestJson = 1 << 20;

    /// <summary>Reads it. An unknown name is an error: it is a misspelt one, and a letter that silently lacks what it was to have is
    /// worse than one that is refused.</summary>
    /// <exception cref="DropException">It is no letter.json.</exception>
    public static async Task<Package> ReadAsync(Stream json, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestJson + 1];
        var length = await json.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > LongestJson) throw DropException.Because("letter.json.invalid", "/", "The letter.json is longer than 1 MiB.", "Keep contents in files of their own and name them under files.");
        try
        {
            var text = buffer.AsSpan(0, length);
            return JsonSerializer.Deserialize(text.StartsWith("\uFEFF"u8) ? text[3..] : text, Default.Package) ?? throw new JsonException();
        }
        catch (JsonException error)
        {
            var place = error.LineNumber is { } line ? $"line {line + 1}, column {error.BytePositionInLine + 1}" : "its beginning";
            throw DropException.Because("letter.json.invalid", error.Path ?? "/", $"The letter.json cannot be read at {place}: it is no JSON, a value has the wrong kind, or a name is unknown.", "See docs/drops.md for every name and its kind.");
        }
    }
}
