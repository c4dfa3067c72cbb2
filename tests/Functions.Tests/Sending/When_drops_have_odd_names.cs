using System.Text;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.Storage;
using Postvogn.Sandbox.Azurite;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Sending;

/// <summary>Two hundred names on each store: each drop is taken or refused, at its event as when Sweep finds it, and says so beside
/// it.</summary>
public abstract class When_drops_have_odd_names : IAsyncLifetime
{
    private Rig? rig;

    private protected abstract IReadOnlyList<string> Unfit { get; }

    private protected virtual IReadOnlyList<string> Fit => OddNames.Fit;

    public async Task InitializeAsync() => rig = await OpenAsync();

    public virtual Task DisposeAsync()
    {
        rig!.Dispose();
        return Task.CompletedTask;
    }

    [ContractFact]
    public async Task Should_end_each_of_them()
    {
        var letters = new Dictionary<string, Guid>();
        foreach (var name in Unfit.Concat(Fit))
        {
            letters.Add(name, rig!.Ids.NewId());
            await rig.Store.PutAsync(
                Places.Drop(name), async (stream, cancel) => await stream.WriteAsync(
                    Encoding.UTF8.GetBytes(SampleMemo.Xml(letters[name])), cancel),
                BlobCondition.IfAbsent, default);
        }

        var queue = new DropQueue(rig!);
        foreach (var name in letters.Keys.Where((_, i) => i % 2 == 0)) queue.Created(name);
        await queue.DrainAsync();
        await queue.SweepAsync();

        queue.Poisoned.ShouldBe(0);
        (await rig!.ListAsync(Places.Drops)).ShouldBeEmpty();
        foreach (var name in Unfit)
        {
            var outcome = (await rig.ReadAsync(Places.Outcome(name, null), SendingJson.Default.Outcome)).ShouldNotBeNull(name);
            (outcome.Drop, outcome.Code).ShouldBe((name, "drop.name.invalid"));
            (await rig.ReadAsync(Places.Refused(name))).ShouldBe(Encoding.UTF8.GetBytes(SampleMemo.Xml(letters[name])), name);
        }

        (await rig.ListAsync("outcomes")).Count.ShouldBe(Unfit.Count);
        foreach (var name in Fit) (await rig.LetterAsync(letters[name])).Drop.ShouldBe(name);
    }

    private protected abstract Task<Rig> OpenAsync();
}

public sealed class When_drops_in_a_folder_have_odd_names : When_drops_have_odd_names
{
    public static string? Missing => OperatingSystem.IsWindows() ? "Windows allows few of the names." : null;

    private protected override IReadOnlyList<string> Unfit => [.. OddNames.Unfit, .. OddNames.OfAFolder];

    private protected override Task<Rig> OpenAsync() => Task.FromResult(new Rig());
}

[Collection(AzuriteFixture.Collection)]
public sealed class When_drops_in_an_account_have_odd_names(AzuriteFixture azurite) : When_drops_have_odd_names
{
    public static string? Missing => AzuriteServer.Missing;

    // Characters that XML cannot hold break Azurite's listings (the service encodes them).
    private protected override IReadOnlyList<string> Unfit =>
        [.. OddNames.Unfit.Concat(OddNames.OfAnAccount).Where(name => !name.Any(c => c < ' ' || c == '\uFFFD'))];

    private protected override IReadOnlyList<string> Fit =>
        [.. base.Fit, $"kmd/{new string('x', 960)}.xml", $"kmd/{new string('x', 1016)}.xml", $"kmd/{new string('æ', 300)}.xml"];

    private protected override async Task<Rig> OpenAsync()
    {
        var store = await ApartStore.OpenAsync(azurite);
        return new Rig(_ => store);
    }
}
