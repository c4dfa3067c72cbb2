using Postvogn.Sandbox.Samples;

namespace Postvogn.Sandbox.Demo;

/// <summary>One thing that a line-of-business system leaves to be sent: a MeMo, a package or an archive.</summary>
/// <param name="Source">The source that drops it: the first folder of the blob's name.</param>
/// <param name="Name">The rest of the blob's name, such as <c>urgent/brev.xml</c>.</param>
/// <param name="Files">Its files in the order in which they must be uploaded; the one that bears its name is the last.</param>
/// <param name="Letters">The letters in it; one for a drop that cannot be read.</param>
internal sealed record Drop(string Source, string Name, IReadOnlyList<DropFile> Files, IReadOnlyList<DroppedLetter> Letters)
{
    /// <summary>The name as an outcome states it: <c>{source}/{name}</c>.</summary>
    public string FullName => $"{Source}/{Name}";

    /// <summary>The same drop in a folder of its own; <c>urgent/</c> stays the first, for it says how the letter is sent.</summary>
    public Drop Under(string folder) =>
        this with { Name = Moved(Name, folder), Files = [.. Files.Select(file => file with { Name = Moved(file.Name, folder) })] };

    /// <summary>A drop that lies on disk.</summary>
    /// <param name="folder">The folder that the name is relative to.</param>
    /// <param name="source">The source that drops it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="content">What was read from it.</param>
    /// <param name="expected">What must become of each letter in it, if known.</param>
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

/// <summary>A file of a drop.</summary>
/// <param name="Name">Its blob's name below <c>drop/{source}/</c>.</param>
/// <param name="Path">Where it lies on disk before it is dropped.</param>
internal sealed record DropFile(string Name, string Path);

/// <summary>A letter in a drop, and what is known of it before it is dropped.</summary>
internal sealed record DroppedLetter
{
    /// <summary>The drop it lies in, as <see cref="Drop.FullName"/>.</summary>
    public required string Drop { get; init; }

    /// <summary>The name of its outcome below <c>outcomes/</c>, without <c>.json</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>
    /// Where its outcome may lie instead: by its place in an archive, or the outcome of an archive that was refused whole.
    /// </summary>
    public IReadOnlyList<string> OtherOutcomes { get; init; } = [];

    /// <summary>The blobs of <c>outcomes</c> that its outcome may be, the likeliest first.</summary>
    public IEnumerable<string> OutcomeBlobs => OtherOutcomes.Prepend(Outcome).Select(name => name + ".json");

    /// <summary>Its messageUUID, when the drop gives one that can be read.</summary>
    public Guid? MessageUuid { get; init; }

    /// <summary>The SHA-256 of its MeMo (lower-case hex), when it is dropped as one; it must reach Digital Post byte for byte.</summary>
    public string? MemoSha256 { get; init; }

    /// <summary>The SHA-256 of each file of a package, main document first; they must lie in the MeMo that is made of it.</summary>
    public IReadOnlyList<string> FileSha256 { get; init; } = [];

    /// <summary>What must become of it; null for a letter of the user's own, of which nothing is known beforehand.</summary>
    public Expectation? Expected { get; init; }
}
