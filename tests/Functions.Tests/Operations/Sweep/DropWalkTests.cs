using Microsoft.Extensions.DependencyInjection;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Operations;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.Storage;

namespace Postvogn.Functions.Tests.Operations;

/// <summary>More lies in drop/ than one run looks at: three names each here.</summary>
public sealed class DropWalkTests : IDisposable
{
    private const int AtOnce = 3;
    private readonly Rig rig = new(clock => new MemoryBlobStore(clock));
    private readonly SweepHandler sweep;

    public DropWalkTests() => sweep = Sweep(rig.Store);

    [Fact]
    public async Task Run_AllInOneRun_LeavesNoCursor()
    {
        await DropAsync("kmd/1.xml", "kmd/2.xml");
        (await RunAsync()).ShouldBe(["kmd/1.xml", "kmd/2.xml"]);
        (await RunAsync()).ShouldBe(["kmd/1.xml", "kmd/2.xml"]);
        Told().ShouldBe((2, 0));
        (await rig.ListAsync(Places.Open)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_MoreThanOneRunLooksAt_HintsAtEachOnceARound()
    {
        await DropAsync([.. Enumerable.Range(1, 7).Select(i => $"kmd/{i}.xml")]);
        for (var round = 0; round < 3; round++)
        {
            (await RunAsync()).ShouldBe(["kmd/1.xml", "kmd/2.xml", "kmd/3.xml"]);
            (await RunAsync()).ShouldBe(["kmd/4.xml", "kmd/5.xml", "kmd/6.xml"]);
            (await RunAsync()).ShouldBe(["kmd/7.xml"]);
        }
    }

    [Fact]
    public async Task Run_DropsAmongFilesOfPackages_AreFoundAndCountedOverTheWholeRound()
    {
        await DropAsync("kmd/a.pdf", "kmd/b.pdf", "kmd/c.xml", "kmd/d.pdf", "kmd/e.xml", "kmd/f.pdf", "kmd/g.pdf", "kmd/h.xml");
        rig.Clock.Advance(TimeSpan.FromHours(2));

        (await RunAsync()).ShouldBe(["kmd/c.xml"]);
        Told().ShouldBe((1, 1), "as many are known");
        await RunAsync();
        Told().ShouldBe((2, 2));
        await RunAsync();
        Told().ShouldBe((3, 3), "a whole round");
        await RunAsync();
        Told().ShouldBe((3, 3), "the last whole round's");

        foreach (var name in new[] { "kmd/c.xml", "kmd/e.xml", "kmd/h.xml" }) await rig.Store.DeleteAsync(Places.Drop(name), default);
        await RunAsync();
        Told().ShouldBe((3, 3), "the last whole round's");
        await RunAsync();
        Told().ShouldBe((1, 1), "one was met before it had its end");
        for (var run = 0; run < 2; run++) await RunAsync();
        Told().ShouldBe((0, 0));
    }

    [Fact]
    public async Task Run_ContainerThatHasBecomeSmall_LeavesNoCursor()
    {
        await DropAsync([.. Enumerable.Range(1, 4).Select(i => $"kmd/{i}.xml")]);
        for (var run = 0; run < 2; run++) await RunAsync();
        Told().ShouldBe((4, 0));
        for (var i = 1; i < 4; i++) await rig.Store.DeleteAsync(Places.Drop($"kmd/{i}.xml"), default);

        (await RunAsync()).ShouldBe(["kmd/4.xml"]);
        Told().ShouldBe((1, 0));
        (await rig.ListAsync(Places.Open)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_NamesBeforeAndBehindTheCursorMeanwhile_AreMetInThisRoundOrTheNext()
    {
        await DropAsync("kmd/b1.xml", "kmd/b2.xml", "kmd/b3.xml", "kmd/b5.xml");
        await RunAsync();
        await DropAsync("kmd/a.xml", "kmd/b4.xml");
        await rig.Store.DeleteAsync(Places.Drop("kmd/b3.xml"), default);

        (await RunAsync()).ShouldBe(["kmd/b4.xml", "kmd/b5.xml"]);
        (await RunAsync()).ShouldBe(["kmd/a.xml", "kmd/b1.xml", "kmd/b2.xml"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("""{ "after": 7 }""")]
    [InlineData("""{ "after": "kmd/9.xml" }""")]
    public async Task Run_CursorThatLeadsNowhere_StillMeetsAll(string cursor)
    {
        await DropAsync("kmd/1.xml", "kmd/2.xml", "kmd/3.xml", "kmd/4.xml");
        await rig.WriteAsync(Places.DropCursor, cursor);

        var hinted = new List<string>();
        for (var run = 0; run < 3; run++) hinted.AddRange(await RunAsync());
        hinted.Distinct().ShouldBe(["kmd/1.xml", "kmd/2.xml", "kmd/3.xml", "kmd/4.xml"], ignoreOrder: true);
        for (var run = 0; run < 2; run++) await RunAsync();
        Told().ShouldBe((4, 0));
    }

    [Fact]
    public async Task Run_CursorThatGotLost_BeginsAnew()
    {
        await DropAsync([.. Enumerable.Range(1, 7).Select(i => $"kmd/{i}.xml")]);
        await RunAsync();
        await rig.Store.DeleteAsync(Places.DropCursor, default);
        (await RunAsync()).ShouldBe(["kmd/1.xml", "kmd/2.xml", "kmd/3.xml"]);
        Told().ShouldBe((3, 0));
    }

    [Fact]
    public async Task Run_TwoAtOnce_PassNothingAndCountNothingTwice()
    {
        await DropAsync([.. Enumerable.Range(1, 7).Select(i => $"kmd/{i}.xml")]);
        rig.Clock.Advance(TimeSpan.FromHours(2));
        for (var round = 0; round < 2; round++)
        {
            rig.Hints.Take();
            for (var run = 0; run < 3; run++)
            {
                // Its one write is the cursor's.
                var other = new MeanwhileStore(rig.Store, 0, () => sweep.RunAsync(default));
                await Sweep(other).RunAsync(default);
                other.Happened.ShouldBeTrue();
            }

            rig.Hints.Of(HintQueues.Drops).CountBy(hint => hint).Select(hint => hint.Value).ShouldBe(Enumerable.Repeat(2, 7));
            Told().ShouldBe((7, 7));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_ProcessThatDiesAroundTheCursor_PassesNothing(bool isWritten)
    {
        await DropAsync([.. Enumerable.Range(1, 7).Select(i => $"kmd/{i}.xml")]);
        rig.Clock.Advance(TimeSpan.FromMinutes(11));
        var dying = isWritten
            ? (IBlobStore)new DyingStore(rig.Store, 0)
            : new MeanwhileStore(rig.Store, 0, () => throw new DiedException());
        await Should.ThrowAsync<DiedException>(() => Sweep(dying).RunAsync(default));

        rig.Hints.Of(HintQueues.Drops).Count.ShouldBe(3, "before the cursor");
        (await RunAsync())[0].ShouldBe(isWritten ? "kmd/4.xml" : "kmd/1.xml");
        for (var run = 0; run < 4; run++) await RunAsync();
        Told().All.ShouldBe(7);
    }

    /// <summary>Sixty names, of which a run passes three at least: two rounds are forty runs at most, and mostly far fewer.</summary>
    [Fact]
    public async Task Run_WhateverComesGoesAndFails_EachDropIsHintedAtAgainAndAgain()
    {
        var random = new Random(47);
        var since = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var run = 0; run < 400; run++)
        {
            for (var i = random.Next(3); i > 0; i--)
            {
                var name = $"kmd/{random.Next(60)}.xml";
                if (since.Remove(name)) await rig.Store.DeleteAsync(Places.Drop(name), default);
                else await DropAsync(name);
                if ((await rig.ListAsync(Places.Drops)).Contains(name)) since[name] = run;
            }

            var dying = random.Next(8) == 0 ? Sweep(new DyingStore(rig.Store, 0)) : sweep;
            foreach (var name in await RunAsync(dying)) since[name] = run;
            foreach (var (name, last) in since) (run - last).ShouldBeLessThanOrEqualTo(40, $"{name} in run {run}");
        }
    }

    [Fact]
    public async Task Run_VeryMany_LooksAtNoMoreThanFourAnswersOfAzureHold()
    {
        for (var i = 0; i < 45_000; i++) await rig.Store.MarkAsync(Places.Drop($"kmd/files/{i}.pdf"), default);
        await DropAsync("kmd/x.xml");
        var usual = rig.Get<SweepHandler>();
        for (var run = 0; run < 2; run++) (await RunAsync(usual)).ShouldBeEmpty();
        (await RunAsync(usual)).ShouldBe(["kmd/x.xml"]);
        (await rig.ListAsync(Places.Open)).ShouldBe([Places.DropCursor.Name]);
    }

    public void Dispose() => rig.Dispose();

    private SweepHandler Sweep(IBlobStore store) => rig.Parts(adjust: services => services
        .AddSingleton(store).AddSingleton(new DropWalk(store) { MostAtOnce = AtOnce })).GetRequiredService<SweepHandler>();

    private async Task DropAsync(params string[] names)
    {
        foreach (var name in names) await rig.Store.MarkAsync(Places.Drop(name), default);
    }

    // What it hints at.
    private async Task<List<string>> RunAsync(SweepHandler? other = null)
    {
        rig.Hints.Take();
        rig.Clock.Advance(TimeSpan.FromMinutes(11));
        try
        {
            await (other ?? sweep).RunAsync(default);
        }
        catch (DiedException)
        {
            // What it has hinted at counts.
        }

        return [.. rig.Hints.Of(HintQueues.Drops).Select(hint => BlobEvent.PathOf(hint).Name)];
    }

    private (int All, int Overdue) Told()
    {
        var text = rig.Logs.Of(950)[^1].Text.Split(' ');
        var at = Array.IndexOf(text, "drops");
        return (int.Parse(text[at - 1]), int.Parse(text[at + 5]));
    }
}
