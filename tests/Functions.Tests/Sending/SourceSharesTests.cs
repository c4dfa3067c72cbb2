using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Postvogn.Drops;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Sending;

public sealed class SourceSharesTests : IDisposable
{
    private readonly Rig rig = new();
    private readonly SourceShares shares;

    public SourceSharesTests() => shares = rig.Get<SourceShares>();

    [Fact]
    public void Share_IsHalfOfWhatTheHostGivesAtOnce()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Repository.Find("host.json")!));
        var queues = host.RootElement.GetProperty("extensions").GetProperty("queues");
        SourceShares.Share.ShouldBe((queues.GetProperty("batchSize").GetInt32() + queues.GetProperty("newBatchThreshold").GetInt32()) / 2);
    }

    [Theory]
    [InlineData("kmd", "sd")]
    [InlineData("sd", "kmd")]
    [InlineData("nobody", "kmd")]
    [InlineData("KMD", "kmd")]
    public async Task Take_SourceThatHoldsItsShare_GoesBackAndTheOtherPasses(string greedy, string other)
    {
        var held = new List<IDisposable>();
        for (var i = 0; i < SourceShares.Share; i++) held.Add((await shares.TakeAsync(greedy, default))!);

        var next = shares.TakeAsync(greedy, default);
        (await shares.TakeAsync(other, default)).ShouldNotBeNull();
        next.IsCompleted.ShouldBeFalse();
        rig.Clock.Advance(TimeSpan.FromSeconds(3));
        (await next).ShouldBeNull();

        held[0].Dispose();
        (await shares.TakeAsync(greedy, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Take_SourcesThatNobodyKnows_AreOne()
    {
        for (var i = 0; i < SourceShares.Share; i++) await shares.TakeAsync($"unknown{i}", default);
        var next = shares.TakeAsync("another", default);
        rig.Clock.Advance(TimeSpan.FromSeconds(3));
        (await next).ShouldBeNull();
    }

    [Fact]
    public async Task Take_WhileItsOwnEnd_GetsTheirPlace()
    {
        var held = new List<IDisposable>();
        for (var i = 0; i < SourceShares.Share; i++) held.Add((await shares.TakeAsync("kmd", default))!);
        var next = shares.TakeAsync("kmd", default);
        held[3].Dispose();
        (await next).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public async Task Run_DropBeyondTheShare_IsHintedAtAgainLaterAndLeftAlone(int delivery, bool isRepeated)
    {
        using var parts = rig.Parts();
        var held = parts.GetRequiredService<SourceShares>();
        for (var i = 0; i < SourceShares.Share; i++) await held.TakeAsync("kmd", default);
        await rig.WriteAsync(Places.Drop("kmd/a.xml"), SampleMemo.Xml(rig.Ids.NewId()));

        var run = parts.GetRequiredService<AcceptDropHandler>().RunAsync(DropRuns.Created("kmd/a.xml"), delivery, default);
        rig.Clock.Advance(TimeSpan.FromSeconds(3));
        await run;

        var hint = rig.Hints.Given.ShouldHaveSingleItem();
        (hint.Queue, hint.Delay).ShouldBe((HintQueues.Drops, SourceShares.Pause));
        BlobEvent.PathOf(hint.Message).ShouldBe(Places.Drop("kmd/a.xml"));
        BlobEvent.IsRepeated(hint.Message).ShouldBe(isRepeated);
        (await rig.ListAsync(Places.Drops)).ShouldBe(["kmd/a.xml"]);
    }

    [Theory]
    [InlineData(DropKind.Zip)]
    [InlineData(DropKind.Tar)]
    [InlineData(DropKind.TarGz)]
    [InlineData(DropKind.TarBz2)]
    [InlineData(DropKind.TarXz)]
    public async Task Disk_OneArchive_HasItAlone(DropKind kind)
    {
        using var disk = new DiskRoom();
        var packages = new List<IDisposable>();
        for (var i = 0; i < 4; i++) packages.Add(await disk.EnterAsync(DropKind.Package, default));
        var (first, second) = (disk.EnterAsync(kind, default), disk.EnterAsync(DropKind.Zip, default));
        foreach (var package in packages.Take(3)) package.Dispose();
        first.IsCompleted.ShouldBeFalse();
        packages[3].Dispose();
        var held = await first;
        second.IsCompleted.ShouldBeFalse();
        // What needs no disk does not wait.
        (await disk.EnterAsync(DropKind.Memo, default)).Dispose();
        (await disk.EnterAsync(DropKind.TarLzma, default)).Dispose();
        held.Dispose();
        (await second).Dispose();
    }

    public void Dispose() => rig.Dispose();
}
