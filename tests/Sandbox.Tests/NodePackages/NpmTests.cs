using Postvogn.Sandbox.NodePackages;
using Postvogn.Sandbox.Staging;
using Postvogn.Sandbox.Tests.Certificates;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.NodePackages;

public sealed class NpmTests : IDisposable
{
    private const string Nowhere = "http://127.0.0.1:1/";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [FactIfProgram("npm")]
    public async Task AskForAsync_RegistryDoesNotAnswer_SaysWhy()
    {
        var fault = await Nobody().AskForAsync("azurite@3.37.0", CancellationToken.None);

        fault.ShouldNotBeNull().ShouldContain("ECONNREFUSED");
    }

    [FactIfProgram("npm")]
    public async Task InstallAsync_RegistryDoesNotAnswer_SaysWhyAndWhatToDo()
    {
        var fault = await Should.ThrowAsync<SandboxException>(() => Nobody().InstallAsync(
            "azurite@3.37.0", folder.Path, CancellationToken.None));

        fault.Message.ShouldContain("ECONNREFUSED 127.0.0.1:1");
        fault.Message.ShouldContain("npm config set registry");
        fault.Message.ShouldContain("--store folder");
    }

    private static Npm Nobody() => new(Programs.Find("npm")!, Nowhere);
}
