namespace Postvogn.Sandbox.Staging;

/// <summary>Finds the function app.</summary>
internal static class AppFolder
{
    /// <summary>The folder with the app's host.json.</summary>
    /// <param name="given">The folder that the user names; else <c>app</c> beside the sandbox's own assembly.</param>
    /// <exception cref="SandboxException">It is not there.</exception>
    public static string Find(string? given)
    {
        var folder = Path.GetFullPath(given ?? Path.Combine(AppContext.BaseDirectory, "app"));
        if (File.Exists(Path.Combine(folder, "host.json")))
            return folder;
        throw new SandboxException(given is null
            ? $"The function app is not in {folder}. Build the sandbox again (dotnet build src/Sandbox), or name the app's folder with --app."
            : $"There is no host.json in {folder}. Name with --app the folder that dotnet build or dotnet publish made of src/Functions.");
    }
}
