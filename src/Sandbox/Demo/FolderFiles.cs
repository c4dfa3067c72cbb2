namespace Postvogn.Sandbox.Demo;

internal static class FolderFiles
{
    private static readonly EnumerationOptions Options = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };

    /// <summary>Of the folder and all below it; no link to a folder is followed, which could lead round and round.</summary>
    public static IEnumerable<FileInfo> Below(DirectoryInfo folder) => folder.EnumerateFileSystemInfos("*", Options)
        .SelectMany(entry => entry switch
        {
            FileInfo file => [file],
            DirectoryInfo { LinkTarget: null } inner => Below(inner),
            _ => [],
        });

    /// <summary>With slashes.</summary>
    public static string NameIn(string folder, string path) => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
}
