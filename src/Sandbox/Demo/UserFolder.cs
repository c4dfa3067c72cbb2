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
    private const string Urgent = "urgent";

    public static async Task<DemoPlan> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var names = FolderFiles.Below(new DirectoryInfo(folder)).Select(file => FolderFiles.NameIn(folder, file.FullName))
            .Where(name => name != ContactsFile.Name).Order(StringComparer.Ordinal).ToList();
        var (found, leftOut) = await ReadDropsAsync(folder, names.Where(name => IsLookedAt(folder, name)), cancellationToken);

        var parts = found.SelectMany(drop => drop.Content.Files.Select(file => PartOf(drop.Name, file))).ToHashSet(StringComparer.Ordinal);
        var dropped = found.Select(drop => drop.Name).Concat(parts).Concat(leftOut.Select(it => it.Name)).ToHashSet(StringComparer.Ordinal);
        leftOut.AddRange(names.Where(name => !dropped.Contains(name)).Select(name => Explain(folder, name)).Distinct());
        if (found.Count == 0) throw new SandboxException(NothingIn(folder, leftOut));

        var letters = found.SelectMany(drop => drop.Content.Letters).ToList();
        var cast = UserCast.Of(letters, await ContactsFile.ReadAsync(folder, cancellationToken));
        var drops = found.Select(drop => Drop.Of(folder, UserCast.SourceOf(drop.Content), drop.Name, drop.Content, expected: null));
        return new DemoPlan(cast, [.. drops], [], []) { LeftOut = leftOut };
    }

    private static async Task<(List<(string Name, DropContent Content)> Found, List<LeftOut> LeftOut)> ReadDropsAsync(
        string folder, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var found = new List<(string Name, DropContent Content)>();
        var leftOut = new List<LeftOut>();
        foreach (var name in names)
        {
            try
            {
                var content = await DropReader.ReadAsync(Path.Combine(folder, name), cancellationToken);
                if (content.Letters.Any(letter => letter.MessageUuid == Guid.Empty))
                    leftOut.Add(new(name, "A letter.json in it has no messageUUID, by which the demo follows a letter of an archive."));
                else
                    found.Add((name, content));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                leftOut.Add(new(name, $"It cannot be read. {fault.Message}"));
            }
        }
        return (found, leftOut);
    }

    private static bool IsLookedAt(string folder, string name) =>
        Path.GetDirectoryName(name) is "" or Urgent && LeftOut.WhyNot(name, Path.Combine(folder, name)) is null;

    private static string PartOf(string drop, string file) =>
        FolderFiles.NameIn("/", Path.GetFullPath(file, Path.GetFullPath(Path.GetDirectoryName(drop) ?? "", "/")));

    // Of a folder that nobody looks into one line is enough.
    private static LeftOut Explain(string folder, string name) =>
        name.Contains('/', StringComparison.Ordinal) && Path.GetDirectoryName(name) != Urgent
            ? new LeftOut(name[..(name.IndexOf('/', StringComparison.Ordinal) + 1)], LeftOut.Subfolder)
            : new LeftOut(name, LeftOut.WhyNot(name, Path.Combine(folder, name)) ?? LeftOut.NoLetter);

    private static string NothingIn(string folder, List<LeftOut> leftOut) => string.Join(Environment.NewLine,
        leftOut.Select(it => it.ToString())
            .Prepend($"There is no letter in {folder}. Put *.xml, *.letter.json, *.tar.lzma or *.zip files there."));
}
