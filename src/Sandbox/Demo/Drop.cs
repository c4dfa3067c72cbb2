using Postvogn.Sandbox.Samples;

namespace Postvogn.Sandbox.Demo;

/// <summary>The files are in the order of upload, the one that bears its name last. One that cannot be read holds one letter.</summary>
internal sealed record Drop(string Source, string Name, IReadOnlyList<DropFile> Files, IReadOnlyList<DroppedLetter> Letters)
{
    public string FullName => $"{Source}/{Name}";

    /// <summary><c>urgent/</c> stays the first, for it says how the letter is sent.</summary>
    public Drop Under(string folder) =>
        this with { Name = Moved(Name, folder), Files = [.. Files.Select(file => file with { Name = Moved(file.Name, folder) })] };

    public static Drop Of(string folder, string source, string name, DropContent content, Expectation? expected, Recall? recall = null)
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
            Recall = recall,
        });
        return new Drop(source, name, [.. files.Select(file => new DropFile(file, Path.Combine(folder, file)))], [.. letters]);
    }

    private static string Moved(string name, string folder) =>
        name.StartsWith("urgent/", StringComparison.Ordinal) ? $"urgent/{folder}/{name["urgent/".Length..]}" : $"{folder}/{name}";
}

/// <summary>The name is the blob's below <c>drop/{source}/</c>.</summary>
internal sealed record DropFile(string Name, string Path);

internal sealed record DroppedLetter
{
    public required string Drop { get; init; }

    /// <summary>Below <c>outcomes/</c>, without <c>.json</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>By its place in an archive, or that of an archive that was refused whole.</summary>
    public IReadOnlyList<string> OtherOutcomes { get; init; } = [];

    public IEnumerable<string> OutcomeBlobs => OtherOutcomes.Prepend(Outcome).Select(name => name + ".json");

    public Guid? MessageUuid { get; init; }

    /// <summary>Of a MeMo, which must reach Digital Post byte for byte.</summary>
    public string? MemoSha256 { get; init; }

    /// <summary>Of a package, main document first.</summary>
    public IReadOnlyList<string> FileSha256 { get; init; } = [];

    /// <summary>Null for the user's own letters.</summary>
    public Expectation? Expected { get; init; }

    public Recall? Recall { get; init; }

    /// <summary>The blob in <c>recall</c> that asks for it, a name of its drop.</summary>
    public string RecallBlob => Drop;

    /// <summary>Below <c>outcomes</c>.</summary>
    public string RecallAnswerBlob => Drop + ".recalled.json";
}
