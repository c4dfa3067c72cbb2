namespace Postvogn.Testing;

/// <summary>The checkout that the tests were built from.</summary>
public static class Repository
{
    /// <summary>
    /// The full path of a file or folder of it, e.g. <c>eng/package.sh</c>; null where the tests run without their sources.
    /// </summary>
    public static string? Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Functions.sln")))
                return Path.Combine(folder.FullName, path);
        }
        return null;
    }
}
