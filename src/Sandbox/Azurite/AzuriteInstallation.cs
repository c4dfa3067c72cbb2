using Postvogn.Sandbox.NodePackages;

namespace Postvogn.Sandbox.Azurite;

/// <summary>Azurite in a cache folder.</summary>
/// <param name="cache">The folder that holds all installations; made if it is not there.</param>
/// <param name="install">Installs a package (name and version) into a folder.</param>
/// <param name="clock">The clock.</param>
internal sealed class AzuriteInstallation(string cache, Func<string, string, CancellationToken, Task> install, TimeProvider clock)
    : NpmInstallation(cache, Package, "dist/src/azurite.js", install, clock)
{
    /// <summary>The package, pinned.</summary>
    public const string Package = "azurite@3.37.0";

    /// <summary>The script that runs its services.</summary>
    public string Script => Entry;
}
