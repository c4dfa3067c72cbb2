using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Sending;

/// <summary>The name of a drop: <c>{source}/{name}</c>.</summary>
/// <param name="FullName">Source and name.</param>
/// <param name="Source">The system that left it.</param>
/// <param name="Kind">What it is, by its ending.</param>
/// <param name="Urgent">Whether its name says that it is urgent: it lies in the source's folder <c>urgent/</c>.</param>
internal sealed record DropName(string FullName, string Source, DropKind Kind, bool Urgent)
{
    /// <summary>The folder whose files are never drops themselves, whatever their names end in.</summary>
    private const string FilesFolder = "/files/";

    /// <summary>Reads the name of a blob in the container <c>drop</c>; null for a file of a package, and for what lies in no source.</summary>
    public static DropName? From(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || name.Contains(FilesFolder, StringComparison.Ordinal) || KindOf(name) is not { } kind) return null;
        return new DropName(name, name[..slash], kind, name[slash..].StartsWith("/urgent/", StringComparison.Ordinal));
    }

    /// <summary>Where a file of a package lies that is named relative to the package's letter.json; null if the name leads elsewhere.</summary>
    public BlobPath? FileBeside(string relativeName)
    {
        var name = FullName[..(FullName.LastIndexOf('/') + 1)] + relativeName;
        return BlobPath.IsValid(name) ? Places.Drop(name) : null;
    }

    private static DropKind? KindOf(string name) => name switch
    {
        _ when name.EndsWith(".letter.json", StringComparison.OrdinalIgnoreCase) => DropKind.Package,
        _ when name.EndsWith("/letter.json", StringComparison.OrdinalIgnoreCase) => DropKind.Package,
        _ when name.EndsWith(".tar.lzma", StringComparison.OrdinalIgnoreCase) => DropKind.Archive,
        _ when name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) => DropKind.Memo,
        _ => null,
    };
}
