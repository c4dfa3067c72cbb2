using System.IO.Enumeration;
using Postvogn.Sandbox.Processes;
using Postvogn.Drops;

namespace Postvogn.Sandbox.Store;

/// <summary>What lies under a dot-folder is not a blob, nor is a pipe, a socket or a device. No link is followed, which could lead round
/// and round: one to a file is listed as the link that it is, for the app to refuse.</summary>
internal static class FolderListing
{
    private static readonly EnumerationOptions Options = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = true,
    };

    /// <summary>An empty folder stands for all.</summary>
    public static IReadOnlyList<StoredBlob> Of(string root, string container, string folder)
    {
        var from = Path.Combine(root, folder);
        if (!Directory.Exists(from)) return [];
        try
        {
            return [.. Enumerate(root, container, from).OfType<StoredBlob>()];
        }
        catch (IOException)
        {
            // A folder went away meanwhile; the next look sees the rest.
            return [];
        }
    }

    private static FileSystemEnumerable<StoredBlob?> Enumerate(string root, string container, string from) =>
        new(from, (ref FileSystemEntry entry) => Describe(root, container, ref entry), Options)
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = static (ref FileSystemEntry entry) =>
                !entry.FileName.StartsWith('.') && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };

    private static StoredBlob? Describe(string root, string container, ref FileSystemEntry entry)
    {
        var path = entry.ToFullPath();
        var name = Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
        return FileStat.Of(path) is { Kind: FileKind.Ordinary or FileKind.Link } file
            ? new StoredBlob(container, name, file.Length, $"0x{file.Version}")
            : null;
    }
}
