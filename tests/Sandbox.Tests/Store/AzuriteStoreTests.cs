using Postvogn.Sandbox.Azurite;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Tests.Store;

public sealed class AzuriteStoreTests(AzuriteStoreFixture fixture) : SandboxStoreContract, IClassFixture<AzuriteStoreFixture>
{
    public static string? Missing => AzuriteServer.Missing;

    private protected override ISandboxStore Store => fixture.Store;
}
