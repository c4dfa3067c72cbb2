using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Sandbox.Azurite;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Storage;

[Collection(AzuriteFixture.Collection)]
public sealed class AzureBlobStoreTests(AzuriteFixture azurite) : BlobStoreContract
{
    public static string? Missing => AzuriteServer.Missing;

    // Characters that XML cannot hold are encoded in the service's listings (since 2021-02-12), and break Azurite's.
    private protected override IReadOnlyList<string> OddNames =>
    [
        .. base.OddNames, "kmd//x.xml", "/x.xml", "kmd/x.xml/", "kmd/x\ny.xml", "kmd/x\u0085.xml", "kmd/x\t.xml",
        $"kmd/{new string('x', 1020)}",
    ];

    [ContractFact]
    public async Task ListPage_ServiceThatKnowsNoStartFrom_StillGivesWhatIsBehind()
    {
        var container = $"drop-{new RandomIds().NewId():N}";
        await azurite.Server.CreateContainersAsync([container]);
        var options = new AzureBlobOptions { PageSize = 2 };
        var asked = options.ForClient();
        var without = new WithoutStartFrom();
        asked.AddPolicy(without, HttpPipelinePosition.PerCall);
        var store = new AzureBlobStore(
            new BlobServiceClient(azurite.Server.ConnectionString, asked), options, new RandomIds(), NullLogger<AzureBlobStore>.Instance);
        for (var i = 1; i < 8; i++) await store.MarkAsync(new BlobPath(container, $"{i}"), default);

        var names = new List<string>();
        await foreach (var entry in store.ListPageAsync(container, "", "3", 3, default)) names.Add(entry.Path.Name);

        names.ShouldBe(["4", "5", "6"]);
        without.WasAsked.ShouldBeTrue();
    }

    private protected override async Task<IBlobStore> OpenAsync(IEnumerable<string> containers)
    {
        await azurite.Server.CreateContainersAsync(containers);
        return azurite.Open(new AzureBlobOptions { BlockBytes = BlockBytes, PageSize = 3 });
    }

    private sealed class WithoutStartFrom : HttpPipelineSynchronousPolicy
    {
        public bool WasAsked { get; private set; }

        public override void OnSendingRequest(HttpMessage message)
        {
            var all = message.Request.Uri.Query.TrimStart('?').Split('&');
            var left = all.Where(part => !part.StartsWith("startFrom=", StringComparison.Ordinal)).ToArray();
            WasAsked |= left.Length < all.Length;
            message.Request.Uri.Query = string.Join('&', left);
        }
    }
}
