namespace Postvogn.Drops;

/// <summary><c>{source}/{name}</c>; urgent is what lies in the source's folder <c>urgent/</c>.</summary>
public sealed record DropName(string FullName, string Source, DropKind Kind, bool Urgent)
{
    private static readonly (string Ending, DropKind Kind)[] Endings =
    [
        (".letter.json", DropKind.Package), ("/letter.json", DropKind.Package), (".xml", DropKind.Memo), (".tar.lzma", DropKind.TarLzma),
        (".zip", DropKind.Zip), (".tar", DropKind.Tar), (".tar.gz", DropKind.TarGz), (".tgz", DropKind.TarGz),
        (".tar.bz2", DropKind.TarBz2), (".tar.xz", DropKind.TarXz),
    ];

    /// <summary>From a blob's name in <c>drop</c>; null for a file of a package, and for what lies in no source.</summary>
    public static DropName? From(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || KindOf(name[(slash + 1)..]) is not { } kind) return null;
        return new DropName(name, name[..slash], kind, name[slash..].StartsWith("/urgent/", StringComparison.Ordinal));
    }

    /// <summary>In whichever case, without the source. Null: a file of a package, by its ending or because it lies in a folder
    /// <c>files</c>.</summary>
    public static DropKind? KindOf(string path)
    {
        var rooted = $"/{path}";
        if (rooted.Contains("/files/", StringComparison.Ordinal)) return null;
        foreach (var (ending, kind) in Endings)
        {
            if (rooted.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return kind;
        }

        return null;
    }

    /// <summary>A file's full name, from the one relative to the letter.json.</summary>
    public string FileBeside(string relativeName) => FullName[..(FullName.LastIndexOf('/') + 1)] + relativeName;
}

/// <summary>What a drop is, by its ending.</summary>
public enum DropKind
{
    /// <summary><c>.xml</c>.</summary>
    Memo,

    /// <summary><c>.letter.json</c>, and the files that it names.</summary>
    Package,

    /// <summary>Of MeMos, as Digital Post itself takes it.</summary>
    TarLzma,

    /// <summary>Of letters and packages, as are the tar archives.</summary>
    Zip,

    /// <summary><c>.tar</c>.</summary>
    Tar,

    /// <summary><c>.tar.gz</c> or <c>.tgz</c>.</summary>
    TarGz,

    /// <summary><c>.tar.bz2</c>.</summary>
    TarBz2,

    /// <summary><c>.tar.xz</c>.</summary>
    TarXz,
}

/// <summary>What the kinds have in common.</summary>
public static class DropKinds
{
    /// <summary>It may hold several letters.</summary>
    public static bool IsArchive(this DropKind kind) => kind > DropKind.Package;
}
