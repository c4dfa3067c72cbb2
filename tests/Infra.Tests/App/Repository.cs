namespace Postvogn.Infra.Tests.App;

/// <summary>The folders of the repository.</summary>
public static class Repository
{
    private static readonly string Root = Find();

    public static string Infrastructure => Path.Combine(Root, "infra-bicep");

    public static string Bindings => Path.Combine(Root, "src", "Functions", "Bindings");

    public static string HostJson => Path.Combine(Root, "host.json");

    /// <summary>The broken samples, one folder each.</summary>
    public static string Samples => Path.Combine(Root, "tests", "Infra.Tests", "Samples");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Functions.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
