namespace Postvogn.Drops.Packages;

/// <summary>The files that are one document: all main ones, and else those with the same documentID.</summary>
internal sealed record PackageDocument(string Kind, IReadOnlyList<PackageFile> Files)
{
    /// <summary>Those of the letter stand before those of its main document's files.</summary>
    public required IReadOnlyList<(PackageNode Action, string Path)> Actions { get; init; }

    public string? DocumentId => Files.FirstOrDefault(file => file.DocumentId is not null)?.DocumentId;

    /// <summary>The first that is given.</summary>
    public string? Label => Files.FirstOrDefault(file => file.Label is not null)?.Label;

    /// <summary>In the order of the MeMo.</summary>
    public static IReadOnlyList<PackageDocument> Of(Package package) =>
    [
        .. package.Files
            .GroupBy(file => (file.Document, file.Document == "main" ? "" : file.DocumentId ?? $"\0{file.Index}"))
            .Select(files => Of(package, files.Key.Document, [.. files]))
            .OrderBy(document => document.Kind switch { "main" => 0, "additional" => 1, _ => 2 }),
    ];

    private static PackageDocument Of(Package package, string kind, List<PackageFile> files)
    {
        var ofLetter = kind == "main" ? package.Members.List("actions").Select((action, i) => (action, $"actions[{i}]")) : [];
        var ofFiles = files.SelectMany(file => file.Actions.Select((action, i) => (action, $"{file.Place}.actions[{i}]")));
        return new PackageDocument(kind, files) { Actions = [.. ofLetter, .. ofFiles] };
    }
}
