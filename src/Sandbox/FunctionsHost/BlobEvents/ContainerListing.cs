using System.IO.Enumeration;

namespace Postvogn.Sandbox.FunctionsHost.BlobEvents;

/// <summary>Lists the blobs of a container on disk. What lies under a dot-folder is not a blob.</summary>
internal static class ContainerListing
{
    private static readonly EnumerationOptions Options = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = true,
    };

    public static IReadOnlyList<BlobFile> Of(string storeRoot, string container)
    {
        var root = Path.Combine(storeRoot, container);
        if (!Directory.Exists(root)) return [];
        try
        {
            return [.. Enumerate(root, container)];
        }
        catch (IOException)
        {
            // A folder went away meanwhile; the next look sees the rest.
            return [];
        }
    }

    private static FileSystemEnumerable<BlobFile> Enumerate(string root, string container) =>
        new(root, (ref FileSystemEntry entry) => Describe(root, container, ref entry), Options)
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = static (ref FileSystemEntry entry) => !entry.FileName.StartsWith('.'),
        };

    private static BlobFile Describe(string root, string container, ref FileSystemEntry entry)
    {
        var name = Path.GetRelativePath(root, entry.ToFullPath()).Replace(Path.DirectorySeparatorChar, '/');
        return new BlobFile(container, name, entry.Length, entry.LastWriteTimeUtc.UtcDateTime);
    }
}
