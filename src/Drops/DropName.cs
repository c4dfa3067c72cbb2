namespace Postvogn.Drops;

/// <summary>The name of a drop: <c>{source}/{name}</c>. Its ending tells the kind; urgent is what lies in the source's folder
/// <c>urgent/</c>.</summary>
public sealed record DropName(string FullName, string Source, DropKind Kind, bool Urgent)
{
    private static readonly (string Ending, DropKind Kind)[] Endings =
    [
        (".letter.json", DropKind.Package), ("/letter.json", DropKind.Package), (".xml", DropKind.Memo), (".tar.lzma", DropKind.TarLzma),
        (".zip", DropKind.Zip), (".tar", DropKind.Tar), (".tar.gz", DropKind.TarGz), (".tgz", DropKind.TarGz),
        (".tar.bz2", DropKind.TarBz2), (".tar.xz", DropKind.TarXz),
    ];

    /// <summary>Reads the name of a blob in the container <c>drop</c>; null for a file of a package, and for what lies in no
    /// source.</summary>
    public static DropName? From(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || KindOf(name[(slash + 1)..]) is not { } kind) return null;
        return new DropName(name, name[..slash], kind, name[slash..].StartsWith("/urgent/", StringComparison.Ordinal));
    }

    /// <summary>What a file of this name (without the source) is, in whichever case. Null: it is no drop but a file of a
    /// package, by its ending or because it lies in a folder <c>files</c>.</summary>
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

    /// <summary>The full name of a file of a package that is named relative to the package's letter.json.</summary>
    public string FileBeside(string relativeName) => FullName[..(FullName.LastIndexOf('/') + 1)] + relativeName;
}

/// <summary>What a drop is.</summary>
public enum DropKind
{
    /// <summary>A MeMo (<c>.xml</c>).</summary>
    Memo,

    /// <summary>A package: <c>.letter.json</c>, and the files that it names.</summary>
    Package,

    /// <summary>An archive of MeMos as Digital Post itself takes it.</summary>
    TarLzma,

    /// <summary>Of letters and packages, as are the tar archives.</summary>
    Zip,

    /// <summary>A tar archive.</summary>
    Tar,

    /// <summary>The same, compressed by gzip (<c>.tar.gz</c> or <c>.tgz</c>).</summary>
    TarGz,

    /// <summary>The same, compressed by bzip2.</summary>
    TarBz2,

    /// <summary>The same, compressed by xz.</summary>
    TarXz,
}

/// <summary>What the kinds have in common.</summary>
public static class DropKinds
{
    /// <summary>Whether a drop of this kind may hold several letters.</summary>
    public static bool IsArchive(this DropKind kind) => kind > DropKind.Package;
}
