namespace Postvogn.Sandbox.Staging;

internal static class AppFolder
{
    public static string Find(string? given)
    {
        var folder = Path.GetFullPath(given ?? Path.Combine(AppContext.BaseDirectory, "app"));
        if (File.Exists(Path.Combine(folder, "host.json")))
            return folder;
        throw new SandboxException(given is null
            ? $"The function app is not in {folder}. Build the sandbox again (dotnet build src/Sandbox), or name its folder with --app."
            : $"There is no host.json in {folder}. Name with --app the folder that dotnet build or dotnet publish made of src/Functions.");
    }
}
