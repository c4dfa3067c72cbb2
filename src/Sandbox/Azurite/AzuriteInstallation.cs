using Postvogn.Sandbox.NodePackages;

namespace Postvogn.Sandbox.Azurite;

internal sealed class AzuriteInstallation(string cache, Func<string, string, CancellationToken, Task> install, TimeProvider clock)
    : NpmInstallation(cache, Package, "dist/src/azurite.js", install, clock)
{
    public const string Package = "azurite@3.37.0";

    public string Script => Entry;
}
