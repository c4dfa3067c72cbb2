using System.IO.Enumeration;

namespace Postvogn.Sandbox.Store;

/// <summary>What lies under a dot-folder is not a blob.</summary>
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
            return [.. Enumerate(root, container, from)];
        }
        catch (IOException)
        {
            // A folder went away meanwhile; the next look sees the rest.
            return [];
        }
    }

    private static FileSystemEnumerable<StoredBlob> Enumerate(string root, string container, string from) =>
        new(from, (ref FileSystemEntry entry) => Describe(root, container, ref entry), Options)
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = static (ref FileSystemEntry entry) => !entry.FileName.StartsWith('.'),
        };

    private static StoredBlob Describe(string root, string container, ref FileSystemEntry entry)
    {
        var name = Path.GetRelativePath(root, entry.ToFullPath()).Replace(Path.DirectorySeparatorChar, '/');
        return new StoredBlob(container, name, entry.Length, $"0x{entry.LastWriteTimeUtc.Ticks:X}");
    }
}
