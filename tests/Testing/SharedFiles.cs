namespace Postvogn.Testing;

/// <summary>Reference files that lie in a folder <c>shared</c> beside the repository, on machines that have them.</summary>
public static class SharedFiles
{
    /// <summary>The full path of a file or folder under <c>shared</c>, e.g. <c>memo</c>; null where it is missing.</summary>
    public static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", name);
            if (Path.Exists(path))
                return path;
        }
        return null;
    }
}
