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

    [Fact]
    public async Task Open_NameThatNoFileCanHave_IsNull()
    {
        await Store.MarkAsync(new BlobPath("drop", "kmd/x.xml"), default);
        foreach (var name in new[] { "kmd//x.xml", "/kmd/x.xml", "kmd/x.xml/", "kmd/x.xml/y.xml", "kmd/\0", $"kmd/{new string('x', 300)}" })
        {
            (await Store.OpenAsync(BlobPath.OfOthers("drop", name), default)).ShouldBeNull();
            (await Store.DeleteAsync(BlobPath.OfOthers("drop", name), BlobCondition.None, default)).ShouldBeTrue();
        }

        (await ListAsync("drop")).ShouldBe(["kmd/x.xml"]);
    }

    [Fact]
    public async Task Links_AreNeitherFollowedNorWrittenThrough()
    {
        var outside = Directory.CreateDirectory(Path.Combine(folder.Path, "outside")).FullName;
        await File.WriteAllTextAsync(Path.Combine(outside, "x.xml"), "not yours");
        var drop = Directory.CreateDirectory(Path.Combine(folder.Path, "drop", "kmd")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(drop, "linked"), outside);
        Directory.CreateSymbolicLink(Path.Combine(drop, "loop"), drop);
        File.CreateSymbolicLink(Path.Combine(drop, "x.xml"), Path.Combine(outside, "x.xml"));
        File.CreateSymbolicLink(Path.Combine(drop, "nowhere.xml"), Path.Combine(outside, "nothing.xml"));

        (await ListAsync("drop")).ShouldBe(["kmd/x.xml", "kmd/nowhere.xml"], ignoreOrder: true);
        foreach (var name in new[] { "kmd/x.xml", "kmd/linked/x.xml", "kmd/loop/x.xml", "kmd/nowhere.xml" })
            await Should.ThrowAsync<NoBlobException>(async () => await Store.OpenAsync(new BlobPath("drop", name), default));
        await Should.ThrowAsync<StoreUnavailableException>(
            async () => await Store.MarkAsync(new BlobPath("drop", "kmd/linked/y.xml"), default));
        (await Store.DeleteAsync(new BlobPath("drop", "kmd/linked/x.xml"), BlobCondition.None, default)).ShouldBeFalse();
        Directory.EnumerateFiles(outside).Select(Path.GetFileName).ShouldBe(["x.xml"]);
    }

    [Fact]
    public async Task Delete_FileThatAnotherSystemReplacedInTheSameSecond_Stays()
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(folder.Path, "drop", "kmd")).FullName, "x.xml");
        await File.WriteAllTextAsync(file, "first");
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        string version;
        await using (var blob = await Store.OpenAsync(new BlobPath("drop", "kmd/x.xml"), default)) version = blob!.ETag;
        await File.WriteAllTextAsync(file, "the second");
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);

        (await Store.DeleteAsync(new BlobPath("drop", "kmd/x.xml"), BlobCondition.IfMatch(version), default)).ShouldBeFalse();
        (await File.ReadAllTextAsync(file)).ShouldBe("the second");
    }

    public void Dispose() => folder.Dispose();

    private protected override IReadOnlyList<string> OddNames => OperatingSystem.IsWindows()
        ? ["kmd/.x.xml", "kmd/%2Fx.xml"]
        : [.. base.OddNames, "kmd/x\\y.xml", "kmd/x\ny.xml", "kmd/x\u0001.xml", "kmd/x\u0085.xml", "kmd/x\t.xml"];

    private async Task<List<string>> ListAsync(string container)
    {
        var names = new List<string>();
        await foreach (var entry in Store.ListAsync(container, "", default)) names.Add(entry.Path.Name);
        return names;
    }

    private protected override Task<IBlobStore> OpenAsync(IEnumerable<string> containers) =>
        Task.FromResult<IBlobStore>(new FileBlobStore(folder.Path, TimeProvider.System, new RandomIds()));
}
