using Postvogn.Sandbox.Azurite;
using Postvogn.Sandbox.Store;
using Postvogn.Sandbox.Tests.Certificates;

namespace Postvogn.Sandbox.Tests.Store;

/// <summary>One Azurite for all tests of a class; each writes its own blobs.</summary>
public sealed class AzuriteStoreFixture : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    internal ISandboxStore Store { get; private set; } = null!;

    // xunit makes it also when all tests are skipped.
    public async Task InitializeAsync()
    {
        if (AzuriteServer.Missing is null)
            Store = await AzuriteStore.StartAsync(folder["azurite"], TimeProvider.System, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        if (Store is not null)
            await Store.DisposeAsync();
        folder.Dispose();
    }
}
