using Postvogn.Sandbox.Azurite;
using Postvogn.Sandbox.Tests.Certificates;

namespace Postvogn.Sandbox.Tests.StorageQueues;

/// <summary>Azurite's queues for all tests of a class; each makes its own queue.</summary>
public sealed class AzuriteQueueFixture : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private AzuriteServer? server;

    public string ConnectionString => server!.ConnectionString;

    // xunit makes it also when all tests are skipped.
    public async Task InitializeAsync()
    {
        if (AzuriteServer.Missing is null)
            server = await AzuriteServer.StartAsync(folder["azurite"], TimeProvider.System, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        folder.Dispose();
    }
}

/// <summary>Holds the contract, and with it the stand-in, against the emulator.</summary>
public sealed class AzuriteQueueTests(AzuriteQueueFixture fixture) : StorageQueueContract, IClassFixture<AzuriteQueueFixture>
{
    public static string? Missing => AzuriteServer.Missing;

    private protected override string ConnectionString => fixture.ConnectionString;
}
