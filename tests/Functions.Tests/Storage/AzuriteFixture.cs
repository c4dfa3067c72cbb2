using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Sandbox.Azurite;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>One Azurite for all tests that need it; each makes containers of its own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    public const string Collection = "Azurite";

    private readonly TemporaryFolder folder = new();
    private AzuriteServer? server;

    internal AzuriteServer Server => server!;

    public async Task InitializeAsync()
    {
        if (AzuriteServer.Missing is null)
            server = await AzuriteServer.StartAsync(folder.Path, TimeProvider.System, default);
    }

    public async Task DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>A store on Azurite, or on what stands in front of it at <paramref name="address"/>.</summary>
    internal IBlobStore Open(AzureBlobOptions options, Uri? address = null, ILogger<AzureBlobStore>? log = null)
    {
        var connection = address is null
            ? Server.ConnectionString
            : Server.ConnectionString.Replace(Server.BlobEndpoint.Authority, address.Authority);
        return new AzureBlobStore(
            new BlobServiceClient(connection, options.ForClient()), options, new RandomIds(), log ?? NullLogger<AzureBlobStore>.Instance);
    }
}

[CollectionDefinition(AzuriteFixture.Collection)]
public sealed class AzuriteTests : ICollectionFixture<AzuriteFixture>;
