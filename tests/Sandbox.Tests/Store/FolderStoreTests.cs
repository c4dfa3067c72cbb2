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

    [Fact]
    public async Task ListAsync_LinksThatLeadRoundAndRound_AreNotFollowed()
    {
        var loop = Directory.CreateDirectory(folder["store/drop/kilde/loop"]).FullName;
        Directory.CreateSymbolicLink(Path.Combine(loop, "l1"), ".");
        Directory.CreateSymbolicLink(Path.Combine(loop, "l2"), ".");
        Directory.CreateSymbolicLink(folder["store/drop/op"], "..");
        await File.WriteAllTextAsync(Path.Combine(loop, "a.xml"), "brev");

        (await Store.ListAsync("drop", "", CancellationToken.None)).ShouldHaveSingleItem().Name.ShouldBe("kilde/loop/a.xml");
    }

    [Theory]
    [InlineData("a pipe")]
    [InlineData("a socket")]
    public async Task ListAsync_WhatIsNoOrdinaryFile_IsNoBlob(string kind)
    {
        if (!OperatingSystem.IsLinux()) return;
        using var special = SpecialFile.Make(kind, folder["store/drop/kilde/a.xml"]);
        await File.WriteAllTextAsync(folder["store/drop/kilde/b.xml"], "brev");

        (await Store.ListAsync("drop", "", CancellationToken.None)).ShouldHaveSingleItem().Name.ShouldBe("kilde/b.xml");
        (await Store.OpenAsync("drop", "kilde/a.xml", CancellationToken.None)).ShouldBeNull();
    }

    [Theory]
    [InlineData("a link to a pipe")]
    [InlineData("a link to a device")]
    public async Task ListAsync_LinkToAFile_IsListedAndNotFollowed(string kind)
    {
        if (!OperatingSystem.IsLinux()) return;
        using var special = SpecialFile.Make(kind, folder["store/drop/a.xml"]);

        (await Store.ListAsync("drop", "", CancellationToken.None)).ShouldHaveSingleItem().Length.ShouldBeGreaterThan(0);
        (await Store.OpenAsync("drop", "a.xml", CancellationToken.None)).ShouldBeNull();
    }

    [Theory]
    [InlineData("replaced by rename")]
    [InlineData("removed and made anew")]
    [InlineData("written in place")]
    public async Task ListAsync_OtherContentOfTheSameLengthAndTime_Differs(string how)
    {
        if (!OperatingSystem.IsLinux()) return;
        var path = folder["store/drop/a.xml"];
        var time = new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc);
        Directory.CreateDirectory(folder["store/drop"]);
        await WriteAsync(path, "1");
        var before = await Store.ListAsync("drop", "", CancellationToken.None);
        (await Store.ListAsync("drop", "", CancellationToken.None)).ShouldBe(before);

        if (how == "removed and made anew") File.Delete(path);
        var to = how == "replaced by rename" ? folder["store/new.xml"] : path;
        await WriteAsync(to, "2");
        if (to != path) File.Move(to, path, overwrite: true);

        var after = await Store.ListAsync("drop", "", CancellationToken.None);
        after.Single().Length.ShouldBe(before.Single().Length);
        after.Single().ETag.ShouldNotBe(before.Single().ETag);

        async Task WriteAsync(string file, string content)
        {
            await File.WriteAllTextAsync(file, content);
            File.SetLastWriteTimeUtc(file, time);
        }
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException(
            "broken");
    }
}
