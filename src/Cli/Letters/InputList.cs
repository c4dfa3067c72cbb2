namespace Postvogn.Cli.Letters;

/// <summary>In the order given, folders replaced by their letters and archives by name.</summary>
internal sealed record InputList(IReadOnlyList<string> Files, IReadOnlyList<Unread> Unread)
{
    public long Length => Files.Sum(file => new FileInfo(file) is { Exists: true } found ? found.Length : 0);

    /// <summary>Of a folder the files of the patterns, such as <c>*.xml</c>.</summary>
    public static InputList Of(IEnumerable<string> paths, params string[] patterns)
    {
        List<string> files = [];
        List<Unread> unread = [];
        foreach (var path in paths)
        {
            var found = Directory.Exists(path) ? OfFolder(path, patterns) : File.Exists(path) ? [path] : null;
            files.AddRange(found ?? []);
            if (found is null)
                unread.Add(Letters.Unread.Of(path, "There is no such file or folder."));
            else if (found.Count == 0)
                unread.Add(Letters.Unread.Of(path, $"The folder holds no {string.Join(", no ", patterns)}."));
        }
        return new(files, unread);
    }

    private static List<string> OfFolder(string folder, string[] patterns)
    {
        var anyCase = new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive };
        return [.. patterns.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern, anyCase)).Order(StringComparer.Ordinal)];
    }
}
