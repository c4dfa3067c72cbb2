using System.Text;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Operations;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.Storage;
using Postvogn.Sandbox.Azurite;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Sending;

/// <summary>Three thousand drops of every kind that is none, beside three hundred good letters of another source; fewer of each kind in
/// Azurite, which needs twenty requests for one and finds nothing in a drop that a folder does not.</summary>
public abstract class When_hostile_drops_come : IAsyncLifetime
{
    private const int HostileToOneGood = 10;

    // Of outcomes and what else is written about one drop; what is kept aside is as long as it is.
    private const int MostToldOfOne = 400_000;
    private Rig? rig;
    private MeasuredStore? store;

    public async Task InitializeAsync() => (rig, store) = await OpenAsync();

    public virtual Task DisposeAsync()
    {
        rig!.Dispose();
        return Task.CompletedTask;
    }

    [ContractFact]
    public async Task Should_end_each_and_pass_the_good_at_their_first_try()
    {
        var good = new Dictionary<string, Guid>();
        for (var i = 0; i < Hostile / HostileToOneGood; i++) good.Add($"sd/{i}.xml", rig!.Ids.NewId());
        await WriteAsync("kmd/files/stor.pdf", new byte[1_000_000]);
        var hostile = new Dictionary<string, long>();
        var queue = new DropQueue(rig!);
        for (var i = 0; i < Hostile; i++)
        {
            var (name, content) = HostileDrops.Of(i);
            hostile.Add(name, content.Length);
            await WriteAsync(name, content);
            // Some events get lost.
            if (i % 10 > 0) queue.Created(name);
            if (i % HostileToOneGood != 0) continue;
            var letter = $"sd/{i / HostileToOneGood}.xml";
            await WriteAsync(letter, Encoding.UTF8.GetBytes(SampleMemo.Xml(good[letter])));
            queue.Created(letter);
        }

        await queue.DrainAsync();

        (await rig!.WaitingAsync("other")).ShouldBe(good.Values, ignoreOrder: true);
        // One that the code failed at came four times at most, and no hint was in vain.
        queue.Poisoned.ShouldBe(0);
        queue.Deliveries.ShouldBeLessThan((Hostile * 2) + good.Count);
        for (var i = 0; i < 2; i++) await queue.SweepAsync();
        (await rig.ListAsync(Places.Drops)).ShouldBe(["kmd/files/stor.pdf"]);
        (await rig.ListAsync(Places.Open)).ShouldAllBe(name => !name.StartsWith(Places.OpenDropsPrefix, StringComparison.Ordinal));
        var told = await DropsWithOutcomeAsync();
        // What is read after all, in an encoding say, is a letter.
        var taken = new List<string>();
        foreach (var letter in await rig.WaitingAsync("post")) taken.Add((await rig.LetterAsync(letter)).Drop);
        hostile.Keys.Except(told).Except(taken).ShouldBeEmpty();
        taken.Count.ShouldBeLessThan(10);
        good.Keys.Intersect(told).ShouldBeEmpty();
        store!.MostWrittenTo("outcomes").ShouldBeLessThan(MostToldOfOne);
        // Judged, looked at again and kept aside.
        hostile.ShouldAllBe(drop => store.ReadOf(Places.Drop(drop.Key)) <= 4 * drop.Value);

        await rig.Get<SweepHandler>().RunAsync(default);
        rig.Logs.Of(950)[^1].Text.ShouldContain("0 drops have no end yet, 0 of them overdue");
    }

    private protected virtual int Hostile => 3_000;

    private protected abstract Task<(Rig Rig, MeasuredStore Store)> OpenAsync();

    private async Task WriteAsync(string name, byte[] content) => await rig!.Store.PutAsync(
        Places.Drop(name), async (stream, cancel) => await stream.WriteAsync(content, cancel), BlobCondition.None, default);

    private async Task<HashSet<string>> DropsWithOutcomeAsync()
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in await rig!.ListAsync("outcomes"))
        {
            var outcome = (await rig.ReadAsync(new BlobPath("outcomes", name), SendingJson.Default.Outcome))!;
            outcome.Code.ShouldNotBeNullOrEmpty();
            told.Add(outcome.Drop);
        }

        return told;
    }
}

public sealed class When_hostile_drops_come_into_a_folder : When_hostile_drops_come
{
    private readonly TemporaryFolder folder = new();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    private protected override Task<(Rig Rig, MeasuredStore Store)> OpenAsync()
    {
        MeasuredStore? store = null;
        var rig = new Rig(clock => store = new MeasuredStore(new FileBlobStore(folder.Path, clock, new RandomIds())));
        return Task.FromResult((rig, store!));
    }
}

[Collection(AzuriteFixture.Collection)]
public sealed class When_hostile_drops_come_into_an_account(AzuriteFixture azurite) : When_hostile_drops_come
{
    public static string? Missing => AzuriteServer.Missing;

    private protected override int Hostile => 600;

    private protected override async Task<(Rig Rig, MeasuredStore Store)> OpenAsync()
    {
        var store = new MeasuredStore(await ApartStore.OpenAsync(azurite));
        return (new Rig(_ => store), store);
    }
}
