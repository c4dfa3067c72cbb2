using System.Text.Json;
using System.Text.Json.Serialization;

namespace Postvogn.Drops.Packages;

/// <summary>A letter.json: what another system says of a letter whose files lie beside it. See docs/drops.md.</summary>
/// <remarks>A property with a default has a setter: generated JSON code overwrites an init-only one with null when its name is
/// absent.</remarks>
internal sealed record Package
{
    /// <summary>Absent: one is made.</summary>
    public Guid? MessageUuid { get; init; }

    /// <summary><c>DIGITALPOST</c> (the default) or <c>NEMSMS</c>.</summary>
    public string MessageType { get; set; } = "DIGITALPOST";

    public PackageParty? Recipient { get; init; }

    /// <summary>Absent: the system's own organisation.</summary>
    public PackageParty? Sender { get; init; }

    public string? Label { get; init; }

    /// <summary>Or the text of a NemSMS.</summary>
    public string? Notification { get; init; }

    /// <summary>Even if the recipient is exempt.</summary>
    public bool Mandatory { get; init; }

    public bool LegalNotification { get; init; }

    public bool Reply { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? ReplyByDateTime { get; init; }

    public DateOnly? DoNotDeliverUntilDate { get; init; }

    public string? MessageID { get; init; }

    public string? MessageCode { get; init; }

    public string? PostType { get; init; }

    public string? CaseID { get; init; }

    /// <summary>Alone and at once.</summary>
    public bool Urgent { get; init; }

    public IReadOnlyList<PackageFile> Files { get; set; } = [];
}

internal sealed record PackageParty
{
    /// <summary><c>CPR</c> or <c>CVR</c>; for a sender always <c>CVR</c>.</summary>
    public string? Type { get; init; }

    public string? Id { get; init; }

    public string? Label { get; init; }

    public string? ContactPointID { get; init; }
}

internal sealed record PackageFile
{
    /// <summary>Relative to the letter.json.</summary>
    public string Path { get; set; } = "";

    /// <summary>The default is the last part of <see cref="Path"/>.</summary>
    public string? Filename { get; init; }

    /// <summary>The default follows from the ending of its name.</summary>
    public string? EncodingFormat { get; init; }

    public string Language { get; set; } = "da";

    /// <summary><c>main</c>, <c>additional</c> or <c>technical</c>; by default the first file is main, the others additional.</summary>
    public string? Document { get; init; }

    public string? Label { get; init; }
}

/// <summary>In an archive, the other letters do not suffer for it.</summary>
internal sealed class PackageException(params IReadOnlyList<Finding> findings) : DropException(findings)
{
    public static Finding Invalid(string path, string message, string fix) => Invalid("letter.json.invalid", path, message, fix);
}

[JsonSourceGenerationOptions(
    PropertyNameCaseInsensitive = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Package))]
internal sealed partial class PackageJson : JsonSerializerContext
{
    private const int LongestJson = 1 << 20;

    /// <summary>An unknown name is an error: a letter that silently lacks what it was to have is worse than one that is refused.</summary>
    public static async Task<Package> ReadAsync(Stream json, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestJson + 1];
        var length = await json.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > LongestJson)
            throw Invalid("/", "is longer than 1 MiB.", "Keep contents in files of their own and name them under files.");
        try
        {
            var text = buffer.AsSpan(0, length);
            return JsonSerializer.Deserialize(text.StartsWith("\uFEFF"u8) ? text[3..] : text, Default.Package) ?? throw new JsonException();
        }
        catch (JsonException error)
        {
            var place = error.LineNumber is { } line ? $"line {line + 1}, column {error.BytePositionInLine + 1}" : "its beginning";
            throw Invalid(
                error.Path ?? "/",
                $"cannot be read at {place}: it is no JSON, a value has the wrong kind, or a name is unknown.",
                "See docs/drops.md for every name and its kind.");
        }
    }

    private static PackageException Invalid(string path, string problem, string fix) =>
        new(PackageException.Invalid(path, $"The letter.json {problem}", fix));
}
