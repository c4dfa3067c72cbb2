using Postvogn.Sandbox.DigitalPost;

namespace Postvogn.Sandbox.Demo;

/// <summary>The user's own letters: the <c>*.xml</c> and <c>*.letter.json</c> files and the archives of a folder, and of <c>urgent/</c> in
/// it.</summary>
/// <remarks>
/// So that a letter is judged by what stands in it alone, the sandbox makes its people real: every sender with a CVR number is an
/// authority with a sender system of its own, every recipient a contact that can be written to. A file <c>contacts.json</c> beside the
/// letters says otherwise: <c>{ "exempt": ["…"], "closed": ["…"], "unknown": ["…"] }</c>, each a list of CPR or CVR numbers.
/// The folder is only read.
/// </remarks>
internal static class UserFolder
{
    public static async Task<DemoPlan> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var found = new List<(string Name, DropContent Content)>();
        foreach (var name in NamesIn(folder))
            found.Add((name, await DropReader.ReadAsync(Path.Combine(folder, name), cancellationToken)));

        // A file that a package names is part of that package, whatever its extension.
        var parts = found.SelectMany(drop => drop.Content.Files.Select(file => Path.Combine(Path.GetDirectoryName(drop.Name) ??
            "", file))).ToHashSet();
        found.RemoveAll(drop => parts.Contains(drop.Name));
        if (found.Count == 0)
            throw new SandboxException($"There is no letter in {folder}. Put *.xml, *.letter.json, *.tar.lzma or *.zip files there.");
        if (found.Find(drop => drop.Content.Letters.Any(letter => letter.MessageUuid == Guid.Empty)) is { Name: { } nameless })
            throw new SandboxException(
                $"A letter.json in {nameless} has no messageUUID. Give it one: the demo follows a letter of an archive by it.");

        var letters = found.SelectMany(drop => drop.Content.Letters).ToList();
        var cast = UserCast.Of(letters, await ContactsFile.ReadAsync(folder, cancellationToken));
        var drops = found.Select(drop => Drop.Of(folder, UserCast.SourceOf(drop.Content), drop.Name, drop.Content, expected: null));
        return new DemoPlan(cast, [.. drops], [], []);
    }

    private static IEnumerable<string> NamesIn(string folder) =>
        new[] { folder, Path.Combine(folder, "urgent") }
            .Where(Directory.Exists)
            .SelectMany(Directory.EnumerateFiles)
            .Where(DropReader.IsDrop)
            .Select(path => Path.GetRelativePath(folder, path))
            .Order(StringComparer.Ordinal);
}
