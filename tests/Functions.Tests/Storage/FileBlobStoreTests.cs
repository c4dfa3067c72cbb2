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

    /// <summary>As <c>cp -p</c>, <c>rsync</c> and <c>unzip</c> leave letters of one template.</summary>
    [Theory]
    [InlineData("renamed")]
    [InlineData("written over")]
    [InlineData("renamed away and back")]
    public async Task Delete_FileThatWasReplacedByOneOfItsLengthAndTime_Stays(string how)
    {
        if (!OperatingSystem.IsLinux()) return;
        var file = await LetterAsync("x.xml", "first");
        string version;
        await using (var blob = await Store.OpenAsync(new BlobPath("drop", "kmd/x.xml"), default)) version = blob!.ETag;
        var other = await LetterAsync("y.xml", "other");
        switch (how)
        {
            case "renamed":
                File.Move(other, file, overwrite: true);
                break;
            case "written over":
                await LetterAsync("x.xml", "other");
                break;
            default:
                File.Move(file, other + "z");
                File.Move(other, file);
                break;
        }

        (await Store.DeleteAsync(new BlobPath("drop", "kmd/x.xml"), BlobCondition.IfMatch(version), default)).ShouldBeFalse();
        (await File.ReadAllTextAsync(file)).ShouldBe("other");
        await using var now = await Store.OpenAsync(new BlobPath("drop", "kmd/x.xml"), default);
        now!.ETag.ShouldNotBe(version);
    }

    [Fact]
    public async Task Delete_FileOfOneVersion_KnowsItAlsoFromAListing()
    {
        await LetterAsync("x.xml", "first");
        await using (var blob = await Store.OpenAsync(new BlobPath("drop", "kmd/x.xml"), default))
        {
            await foreach (var entry in Store.ListAsync("drop", "", default)) entry.ETag.ShouldBe(blob!.ETag);
            (await Store.DeleteAsync(new BlobPath("drop", "kmd/x.xml"), BlobCondition.IfMatch(blob!.ETag), default)).ShouldBeTrue();
        }

        (await ListAsync("drop")).ShouldBeEmpty();
    }

    [FactIfProgram("mkfifo")]
    public async Task Open_PipeOrDevice_IsNoBlobAndNeverWaits()
    {
        var place = Path.Combine(Directory.CreateDirectory(Path.Combine(folder.Path, "drop", "kmd")).FullName, "x.xml");
        using (var made = System.Diagnostics.Process.Start("mkfifo", [place])) await made.WaitForExitAsync();
        await Should.ThrowAsync<NoBlobException>(async () => await Store.OpenAsync(new BlobPath("drop", "kmd/x.xml"), default));
        (await ListAsync("drop")).ShouldBe(["kmd/x.xml"]);

        File.Delete(place);
        using var socket = new System.Net.Sockets.Socket(
            System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(place));
        await Should.ThrowAsync<NoBlobException>(async () => await Store.OpenAsync(new BlobPath("drop", "kmd/x.xml"), default));
    }

    public void Dispose() => folder.Dispose();

    private async Task<string> LetterAsync(string name, string text)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(folder.Path, "drop", "kmd")).FullName, name);
        await File.WriteAllTextAsync(file, text);
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch.AddYears(50));
        return file;
    }

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
