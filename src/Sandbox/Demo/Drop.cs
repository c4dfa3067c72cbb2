using Postvogn.Sandbox.Samples;

namespace Postvogn.Sandbox.Demo;

/// <summary>What a line-of-business system leaves to be sent: a MeMo, a package or an archive. Its files are in the order of upload, the
/// one that bears its name last; one that cannot be read holds one letter.</summary>
internal sealed record Drop(string Source, string Name, IReadOnlyList<DropFile> Files, IReadOnlyList<DroppedLetter> Letters)
{
    /// <summary>As an outcome states it.</summary>
    public string FullName => $"{Source}/{Name}";

    /// <summary>The same drop in a folder of its own; <c>urgent/</c> stays the first, for it says how the letter is sent.</summary>
    public Drop Under(string folder) =>
        this with { Name = Moved(Name, folder), Files = [.. Files.Select(file => file with { Name = Moved(file.Name, folder) })] };

    public static Drop Of(string folder, string source, string name, DropContent content, Expectation? expected)
    {
        var beside = Path.GetDirectoryName(name) ?? "";
        var files = content.Files.Select(file => Path.Combine(beside, file)).Append(name);
        var full = $"{source}/{name}";
        var letters = content.Letters.Select(letter => new DroppedLetter
        {
            Drop = full,
            Outcome = content.IsArchive ? $"{full}/{letter.MessageUuid}" : full,
            OtherOutcomes = content.IsArchive ? [$"{full}/entry-{letter.Entry}", full] : [],
            MessageUuid = letter.MessageUuid,
            MemoSha256 = letter.MemoSha256,
            FileSha256 = letter.FileSha256,
            Expected = expected,
        });
        return new Drop(source, name, [.. files.Select(file => new DropFile(file, Path.Combine(folder, file)))], [.. letters]);
    }

    private static string Moved(string name, string folder) =>
        name.StartsWith("urgent/", StringComparison.Ordinal) ? $"urgent/{folder}/{name["urgent/".Length..]}" : $"{folder}/{name}";
}

/// <summary>The name is the blob's below <c>drop/{source}/</c>; the path is where it lies on disk before.</summary>
internal sealed record DropFile(string Name, string Path);

internal sealed record DroppedLetter
{
    public required string Drop { get; init; }

    /// <summary>Below <c>outcomes/</c>, without <c>.json</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>By its place in an archive, or that of an archive that was refused whole.</summary>
    public IReadOnlyList<string> OtherOutcomes { get; init; } = [];

    /// <summary>The likeliest first.</summary>
    public IEnumerable<string> OutcomeBlobs => OtherOutcomes.Prepend(Outcome).Select(name => name + ".json");

    /// <summary>Null when the drop gives none that can be read.</summary>
    public Guid? MessageUuid { get; init; }

    /// <summary>In lower-case hex, when it is dropped as a MeMo; it must reach Digital Post byte for byte.</summary>
    public string? MemoSha256 { get; init; }

    /// <summary>Of a package, main document first; they must lie in the MeMo that is made of it.</summary>
    public IReadOnlyList<string> FileSha256 { get; init; } = [];

    /// <summary>Null for a letter of the user's own, of which nothing is known beforehand.</summary>
    public Expectation? Expected { get; init; }
}
