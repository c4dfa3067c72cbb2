using Postvogn.Sandbox.Store;
using Postvogn.Sandbox.Tests.Certificates;

namespace Postvogn.Sandbox.Tests.Store;

public sealed class FolderStoreTests : SandboxStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public FolderStoreTests() => Store = new FolderStore(folder["store"]);

    private protected override ISandboxStore Store { get; }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task PutAsync_Always_LeavesNothingHalfInTheContainer()
    {
        await Should.ThrowAsync<IOException>(() => Store.PutAsync("drop", "a.xml", new BrokenStream(), CancellationToken.None));

        (await Store.ListAsync("drop", "", CancellationToken.None)).ShouldBeEmpty();
        Store.PlaceOf("drop").ShouldBe(folder["store/drop"]);
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException(
            "broken");
    }
}
