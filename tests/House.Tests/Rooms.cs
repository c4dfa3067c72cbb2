using System.Text.RegularExpressions;

namespace Postvogn.House.Tests;

/// <summary>
/// The rooms of a project, which are its folders, and who uses whom. A room uses another when a file in it has a <c>using</c> of a
/// namespace that only the other declares, or names one of its types with the room before it. What lies beside the rooms is the roof:
/// it may use all of them, and a namespace that several rooms declare (the root, where a library gathers what it offers) is nobody's.
/// </summary>
internal sealed partial class Rooms
{
    private const string Roof = "";

    private readonly Dictionary<string, string> roomOfNamespace;
    private readonly Dictionary<string, string> roomOfType = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string From, string To), List<string>> arrows = [];

    public Rooms(IReadOnlyCollection<SourceFile> files)
    {
        roomOfNamespace = files.GroupBy(file => NamespaceLine().Match(file.Text).Groups[1].Value, RoomOf)
            .ToDictionary(rooms => rooms.Key, rooms => rooms.Distinct().Count() == 1 ? rooms.First() : Roof, StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (Match type in TypeLine().Matches(file.Text))
                roomOfType[$"{RoomOf(file)}.{type.Groups[1].Value}"] = RoomOf(file);
        }
        foreach (var file in files)
        {
            foreach (var (number, line) in file.Lines.Index())
                Draw(file, number + 1, line);
        }
    }

    /// <summary>The arrows that lie on a circle, those with the fewest lines first: they are the cheapest to cut.</summary>
    public IReadOnlyList<string> Circles() =>
    [
        .. arrows.Where(arrow => Reaches(arrow.Key.To, arrow.Key.From, []))
            .OrderBy(arrow => arrow.Value.Count)
            .Select(arrow => $"{arrow.Key.From} -> {arrow.Key.To}: {string.Join(", ", arrow.Value)}"),
    ];

    private void Draw(SourceFile file, int number, string line)
    {
        if (line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            return;
        var used = UsingLine().Match(line) is { Success: true } found
            ? [OwnerOf(found.Groups[1].Value)]
            : QualifiedName().Matches(line).Select(name => roomOfType.GetValueOrDefault(name.Groups[1].Value, Roof));
        var from = RoomOf(file);
        foreach (var to in used.Distinct().Where(to => to != Roof && from != Roof && to != from))
        {
            if (!arrows.TryGetValue((from, to), out var lines))
                arrows[(from, to)] = lines = [];
            lines.Add($"{file.Path}:{number}");
        }
    }

    private string OwnerOf(string name)
    {
        for (; name.Length > 0; name = name[..Math.Max(0, name.LastIndexOf('.'))])
        {
            if (roomOfNamespace.TryGetValue(name, out var room))
                return room;
        }
        return Roof;
    }

    private bool Reaches(string from, string to, HashSet<string> seen) =>
        from == to || (seen.Add(from) && arrows.Keys.Any(arrow => arrow.From == from && Reaches(arrow.To, to, seen)));

    private static string RoomOf(SourceFile file) => file.Path.Contains('/', StringComparison.Ordinal) ? file.Path.Split('/')[0] : Roof;

    [GeneratedRegex(@"^namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^\s*(?:global\s+)?using\s+(?:static\s+)?(?:\w+\s*=\s*)?([\w.]+)\s*;")]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"^(?:[a-z]+ )*(?:class|record|struct|interface|enum) (\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeLine();

    /// <summary>A room and a type, such as <c>Storage.BlobStores</c>, with or without the project's namespace before it.</summary>
    [GeneratedRegex(@"(?<![\w.])(?:Postvogn\.)?(?:\w+\.)?([A-Z]\w*\.[A-Z]\w*)")]
    private static partial Regex QualifiedName();
}
