using Postvogn.Functions.Settings;
using Postvogn.Testing.Clamd;

namespace Postvogn.Functions.Tests.Receiving;

/// <summary>One clamd for all tests that need one; it takes a moment to start.</summary>
[CollectionDefinition(Name)]
public sealed class ClamdCollection : ICollectionFixture<RunningClamd>
{
    public const string Name = "clamd";
}

/// <summary>A clamd that reads at most 1 MiB of a stream and looks into at most 512 KiB of a file.</summary>
public sealed class RunningClamd : IAsyncLifetime
{
    private ClamdServer? server;

    internal ScanSettings Settings => new("127.0.0.1", server!.Port);

    public async Task InitializeAsync()
    {
        if (ClamdServer.Missing is null) server = await ClamdServer.StartAsync("StreamMaxLength 1M", "MaxFileSize 512K");
    }

    public async Task DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }
}
