using System.Globalization;

namespace Postvogn.Drops;

/// <summary><c>{source}/{name}</c>; urgent is what lies in the source's folder <c>urgent/</c>. The source of what lies in none is
/// empty.</summary>
public sealed record DropName(string FullName, string Source, DropKind Kind, bool Urgent)
{
    private static readonly (string Ending, DropKind Kind)[] Endings =
    [
        (".letter.json", DropKind.Package), ("/letter.json", DropKind.Package), (".xml", DropKind.Memo), (".tar.lzma", DropKind.TarLzma),
        (".zip", DropKind.Zip), (".tar", DropKind.Tar), (".tar.gz", DropKind.TarGz), (".tgz", DropKind.TarGz),
        (".tar.bz2", DropKind.TarBz2), (".tar.xz", DropKind.TarXz),
    ];

    /// <summary>False: nothing that is seen stands behind the ending, but something does.</summary>
    public bool EndsAsItsKind => KindOf(FullName) is not null;

    /// <summary>From a blob's name in <c>drop</c>, whatever it is; null for a file of a package.</summary>
    public static DropName? From(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (KindOf(WithoutUnseenEnd(name[(slash + 1)..])) is not { } kind) return null;
        return new DropName(
            name, name[..Math.Max(slash, 0)], kind, slash > 0 && name[slash..].StartsWith("/urgent/", StringComparison.Ordinal));
    }

    // A name that looks like a drop's is meant to be one.
    private static string WithoutUnseenEnd(string name)
    {
        var end = name.Length;
        while (end > 0 && IsUnseen(name[end - 1])) end--;
        return name[..end];
    }

    private static bool IsUnseen(char c) =>
        c is '.' or '/' or '\\' || char.IsWhiteSpace(c) || CharUnicodeInfo.GetUnicodeCategory(c)
            is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned
            || c == '\uFFFD';

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
