using System.IO.Enumeration;

namespace Postvogn.Functions.Storage;

/// <summary>What is in a folder of the file store, and not below: files, and folders that are no links, with a slash behind.</summary>
internal static class FolderEntries
{
    public static IEnumerable<string> Of(string folder)
    {
        try
        {
            return new FileSystemEnumerable<string>(
                folder,
                (ref FileSystemEntry entry) => entry.IsDirectory ? $"{entry.FileName}/" : entry.FileName.ToString(),
                new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true })
            {
                ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                    !entry.IsDirectory || !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
            };
        }
        catch (DirectoryNotFoundException)
        {
            // A deleter removed it when it was empty; or its name is no Unicode.
            return [];
        }
    }
}
