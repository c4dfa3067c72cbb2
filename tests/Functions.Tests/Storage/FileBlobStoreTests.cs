using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Storage;

public sealed class FileBlobStoreTests : BlobStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("../escape")]
    [InlineData("a/../../b")]
    [InlineData("a//b")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData(".hidden")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    [InlineData("")]
    public void BlobPath_NameThatLeadsElsewhere_IsRefused(string name) =>
        Should.Throw<ArgumentException>(() => new BlobPath("drop", name));

    [Fact]
    public async Task Put_ClockThatStandsStill_StillGivesNewVersions()
    {
        var store = new FileBlobStore(folder.Path, new FakeClock(), new RandomIds());
        var versions = new HashSet<string?>();
        for (var i = 0; i < 5; i++) versions.Add(await store.MarkAsync(new BlobPath("open", "x"), default));
        versions.Count.ShouldBe(5);
    }

    [Fact]
    public async Task List_FilesOfItsOwn_AreNoBlobs()
    {
        await Store.MarkAsync(new BlobPath("open", "x"), default);
        Directory.EnumerateDirectories(folder.Path).Select(Path.GetFileName).Order().ShouldBe([".locks", ".tmp", "open"]);
        Directory.EnumerateFiles(Path.Combine(folder.Path, ".tmp")).ShouldBeEmpty();
    }

    public void Dispose() => folder.Dispose();

    private protected override Task<IBlobStore> OpenAsync(IEnumerable<string> containers) =>
        Task.FromResult<IBlobStore>(new FileBlobStore(folder.Path, TimeProvider.System, new RandomIds()));
}
