using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>Which store the settings give, and how it signs in.</summary>
public sealed class BlobStoresTests : IDisposable
{
    private static readonly Uri Account = new("https://konto.blob.core.windows.net");
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Open_ByEachSetting_IsTheStoreOfIt()
    {
        await StoreIsAsync<FileBlobStore>(new FolderStorage(folder.Path));
        await StoreIsAsync<AzureBlobStore>(new AccountStorage(Account));
        await StoreIsAsync<AzureBlobStore>(new ConnectionStorage("UseDevelopmentStorage=true"));
    }

    [Fact]
    public async Task Anything_IdentityGivesNoToken_NamesTheSetting()
    {
        var options = new AzureBlobOptions { Retries = 0 };
        var store = new AzureBlobStore(
            new BlobServiceClient(Account, new NoIdentity(), options.ForClient()),
            options,
            new RandomIds(),
            NullLogger<AzureBlobStore>.Instance);

        var error = await Should.ThrowAsync<StoreUnavailableException>(async () => await store.MarkAsync(Places.HealthProbe, default));

        error.Problem.ShouldBe(StoreProblem.NotSignedIn);
        error.Message.ShouldContain("No managed identity here.");
        error.Message.ShouldContain("Postvogn__Identity__ClientId");
    }

    public void Dispose() => folder.Dispose();

    private static async Task StoreIsAsync<TStore>(StorageSettings storage)
    {
        using var rig = new Rig();
        await using var app = FunctionApp.Build(rig.Settings with { Storage = storage });
        app.Services.GetRequiredService<IBlobStore>().ShouldBeOfType<TStore>();
    }

    private sealed class NoIdentity : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new CredentialUnavailableException("No managed identity here.");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new CredentialUnavailableException("No managed identity here.");
    }
}
