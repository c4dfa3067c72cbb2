namespace Postvogn.Cli.Letters;

/// <summary>In the order given, folders replaced by their letters and archives by name.</summary>
internal sealed record InputList(IReadOnlyList<string> Files, IReadOnlyList<Unread> Unread)
{
    /// <summary>How often each byte is read.</summary>
    public double Passes { get; init; } = 1;

    /// <summary>In bytes, of all passes; 0 for what has no length.</summary>
    public long Length => (long)(Passes * Files.Sum(file => new FileInfo(file) is { Exists: true } found ? found.Length : 0));

    /// <summary>One that need not be there.</summary>
    public static InputList OfOne(string file) => new(file.Length == 0 ? [] : [file], []);

    /// <summary>Of a folder the files of the patterns, such as <c>*.xml</c>.</summary>
    public static InputList Of(IEnumerable<string> paths, params string[] patterns)
    {
        List<string> files = [];
        List<Unread> unread = [];
        foreach (var path in paths)
        {
            if (path == StandardStreams.Name && files.Contains(path))
                Add(Letters.Unread.Of(path, "The standard input can be read once: say - once."));
            else if (!Directory.Exists(path))
                Add(LetterSource.WhyMissing(path) is null ? null : Letters.Unread.Of(path, "There is no such file or folder."), path);
            else if (TryList(path, patterns, out var found) is { } fault)
                Add(fault);
            else if (found.Count == 0)
                Add(Letters.Unread.Of(path, $"The folder holds no {string.Join(", no ", patterns)}."));
            else
                files.AddRange(found);
        }

        return new(files, unread);

        void Add(Unread? fault, string file = "")
        {
            if (fault is null)
                files.Add(file);
            else
                unread.Add(fault);
        }
    }

    private static Unread? TryList(string folder, string[] patterns, out IReadOnlyList<string> files)
    {
        files = [];
        try
        {
            var anyCase = new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive, IgnoreInaccessible = false };
            files = [.. patterns.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern, anyCase)).Order(StringComparer.Ordinal)];
            return null;
        }
        catch (Exception fault) when (Letters.Unread.Of(folder, fault) is { } unread)
        {
            return unread;
        }
    }
}
