using Microsoft.Extensions.DependencyInjection;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.Storage;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Sending;

public sealed class ComposerTests : IDisposable
{
    private readonly Rig rig = new();

    [Fact]
    public async Task Compose_LettersThatWait_ClaimsEachForOneSealedTransmission()
    {
        var letters = new[] { await rig.AcceptedLetterAsync(), await rig.AcceptedLetterAsync() };

        var composed = await rig.ComposeAsync();

        var transmission = (await rig.Transmissions.FindAsync(composed.ShouldHaveSingleItem(), default))!.Value;
        transmission.Status.ShouldBe(TransmissionStatus.Composed);
        transmission.Members.Order().ShouldBe(letters.Select(letter => letter.MessageUuid).Order());
        foreach (var letter in letters)
        {
            var now = await rig.LetterAsync(letter.MessageUuid);
            now.Status.ShouldBe(LetterStatus.Claimed);
            now.Transmission.ShouldBe(transmission.Id);
        }

        (await rig.WaitingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Compose_SameLettersAgain_ComposesNothing()
    {
        var letter = await rig.AcceptedLetterAsync();
        await rig.ComposeAsync();

        (await rig.ComposeAsync()).ShouldBeEmpty();
        (await rig.Composer.ComposeAloneAsync(letter.MessageUuid, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Compose_MarkersOfLettersThatWaitNoMore_AreRemovedAndPassedOver()
    {
        var (claimed, accepting) = (await rig.AcceptedLetterAsync(), await rig.AcceptedLetterAsync());
        await ClaimAsync(claimed, rig.Ids.NewId());
        var stored = (await rig.Letters.FindAsync(accepting.MessageUuid, default))!;
        await rig.Letters.TryMoveAsync(stored, stored.Value with { Status = LetterStatus.Accepting }, default);

        (await rig.ComposeAsync()).ShouldBeEmpty();

        // Whoever takes the other one over is about to make it wait.
        (await rig.WaitingAsync()).ShouldBe([accepting.MessageUuid]);
    }

    [Fact]
    public async Task Compose_LettersOfAnotherSystem_AreLeftToIt()
    {
        var (ours, theirs) = (await rig.AcceptedLetterAsync(), await rig.AcceptedLetterAsync(system: "other"));

        (await rig.ComposeAsync("post")).ShouldHaveSingleItem();

        (await rig.LetterAsync(ours.MessageUuid)).Status.ShouldBe(LetterStatus.Claimed);
        (await rig.WaitingAsync("other")).ShouldBe([theirs.MessageUuid]);
    }

    [Fact]
    public async Task Compose_SystemThatIsNotConfigured_LeavesItsLettersWaiting()
    {
        var letter = await rig.AcceptedLetterAsync(system: "gone");
        (await rig.ComposeAsync("gone")).ShouldBeEmpty();
        (await rig.WaitingAsync("gone")).ShouldBe([letter.MessageUuid]);
    }

    [Theory]
    [InlineData(new[] { 10, 10, 10, 10 }, 2)]
    [InlineData(new[] { 600, 600, 600 }, 3)]
    [InlineData(new[] { 5_000, 10, 5_000 }, 3)]
    public async Task Compose_BeyondTheLimits_CutsIntoLoads(int[] lengths, int loads)
    {
        var lengthOf = new Dictionary<Guid, int>();
        foreach (var length in lengths) lengthOf[(await rig.AcceptedLetterAsync(length)).MessageUuid] = length;

        var members = new List<Guid>();
        foreach (var id in await rig.ComposeAsync())
        {
            loads--;
            var load = (await rig.Transmissions.FindAsync(id, default))!.Value.Members;
            load.Count.ShouldBeLessThanOrEqualTo(rig.Settings.Transmissions.MaxLetters);
            if (load.Count > 1) load.Sum(member => lengthOf[member]).ShouldBeLessThanOrEqualTo((int)rig.Settings.Transmissions.MaxBytes);
            members.AddRange(load);
        }

        // Which two of the three lie side by side is the listing's order.
        loads.ShouldBeInRange(0, 1);
        members.Order().ShouldBe(lengthOf.Keys.Order());
    }

    [Fact]
    public async Task Finish_ComposerThatWasKilledHalfway_ClaimsTheRestAndSeals()
    {
        var (claimed, waiting) = (await rig.AcceptedLetterAsync(), await rig.AcceptedLetterAsync());
        var opened = await OpenAsync(claimed, waiting);
        await ClaimAsync(claimed, opened.Value.Id);

        var finished = await rig.Composer.FinishAsync(opened, default);

        finished.Value.Status.ShouldBe(TransmissionStatus.Composed);
        finished.Value.Members.ShouldBe([claimed.MessageUuid, waiting.MessageUuid]);
    }

    [Fact]
    public async Task Finish_LetterThatAnotherTransmissionHas_IsLeftOut()
    {
        var (taken, free) = (await rig.AcceptedLetterAsync(), await rig.AcceptedLetterAsync());
        await ClaimAsync(taken, rig.Ids.NewId());

        (await rig.Composer.FinishAsync(await OpenAsync(taken, free), default)).Value.Members.ShouldBe([free.MessageUuid]);
    }

    [Fact]
    public async Task Finish_NoLetterLeft_FailsAndIsNoLongerOpen()
    {
        var taken = await rig.AcceptedLetterAsync();
        await ClaimAsync(taken, rig.Ids.NewId());
        var opened = await OpenAsync(taken);

        (await rig.Composer.FinishAsync(opened, default)).Value.Status.ShouldBe(TransmissionStatus.Failed);
        (await rig.ListAsync(Places.Open)).ShouldNotContain($"transmissions/{opened.Value.Id}");
    }

    [Fact]
    public async Task Finish_SomebodySealedMeanwhile_GivesTheLateLetterBack()
    {
        var (early, late) = (await rig.AcceptedLetterAsync(), await rig.AcceptedLetterAsync());
        var opened = await OpenAsync(early, late);
        await ClaimAsync(early, opened.Value.Id);
        await rig.Transmissions.TryMoveAsync(
            opened, opened.Value with { Status = TransmissionStatus.Composed, Members = [early.MessageUuid] }, default);

        var finished = await rig.Composer.FinishAsync(opened, default);

        finished.Value.Members.ShouldBe([early.MessageUuid]);
        (await rig.LetterAsync(early.MessageUuid)).Status.ShouldBe(LetterStatus.Claimed);
        var back = await rig.LetterAsync(late.MessageUuid);
        back.Status.ShouldBe(LetterStatus.Accepted);
        back.Transmission.ShouldBeNull();
    }

    [Fact]
    public async Task Compose_ByEightAtOnce_ClaimsEachLetterOnce()
    {
        var letters = new List<Guid>();
        for (var i = 0; i < 6; i++) letters.Add((await rig.AcceptedLetterAsync()).MessageUuid);

        // Each a process of its own: they share nothing but the store.
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => rig.NewComposer().ComposeAsync("post", default))));

        var members = new List<Guid>();
        foreach (var id in rig.Hints.Of(HintQueues.Transmissions))
            members.AddRange((await rig.Transmissions.FindAsync(Guid.Parse(id), default))!.Value.Members);
        members.Order().ShouldBe(letters.Order());
    }

    [Fact]
    public async Task Compose_ALetterThatArrivesMeanwhile_IsComposedByItsOwnHint()
    {
        await rig.AcceptedLetterAsync();
        (await rig.ComposeAsync()).ShouldHaveSingleItem();
        var late = await rig.AcceptedLetterAsync();

        var composed = await rig.ComposeAsync();

        (await rig.Transmissions.FindAsync(composed.ShouldHaveSingleItem(), default))!.Value.Members.ShouldBe([late.MessageUuid]);
    }

    [Fact]
    public async Task Compose_LongerThanARunMayTake_HintsAtItselfAndLeavesTheRest()
    {
        for (var i = 0; i < 5; i++) await rig.AcceptedLetterAsync();
        var slow = rig.Parts(adjust: services => services.AddSingleton<IHints>(new SlowHints(rig.Hints, rig.Clock)))
            .GetRequiredService<Composer>();

        await slow.ComposeAsync("post", default);

        rig.Hints.Of(HintQueues.Transmissions).ShouldHaveSingleItem();
        rig.Hints.Of(HintQueues.Outbound).ShouldBe(["post"]);
        (await rig.WaitingAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Compose_AHundredThousandThatWait_AreAllInFullTransmissionsByTwoComposers()
    {
        const int Waiting = 100_000;
        using var large = new Rig(clock => new MemoryBlobStore(clock));
        for (var i = 0; i < Waiting; i++) await large.AcceptedLetterAsync();
        var limits = new TransmissionSettings(1_000, 200_000_000);

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => large.NewComposer(limits).ComposeAsync("post", default))));

        var members = new HashSet<Guid>();
        var composed = large.Hints.Of(HintQueues.Transmissions);
        foreach (var id in composed)
        {
            foreach (var member in (await large.Transmissions.FindAsync(Guid.Parse(id), default))!.Value.Members)
                members.Add(member).ShouldBeTrue("no letter is in two transmissions");
        }

        members.Count.ShouldBe(Waiting);
        composed.Count.ShouldBeLessThanOrEqualTo(2 * Waiting / limits.MaxLetters);
        (await large.WaitingAsync()).ShouldBeEmpty();
    }

    public void Dispose() => rig.Dispose();

    /// <summary>Each hint takes longer than a run may.</summary>
    private sealed class SlowHints(CollectedHints hints, FakeClock clock) : IHints
    {
        public Task SendAsync(string queue, string message, TimeSpan delay, CancellationToken cancellationToken)
        {
            clock.Advance(TimeSpan.FromMinutes(3));
            return hints.SendAsync(queue, message, delay, cancellationToken);
        }

        public Task<int?> CountAsync(string queue, CancellationToken cancellationToken) => hints.CountAsync(queue, cancellationToken);
    }

    private Task<Stored<Transmission>> OpenAsync(params Letter[] candidates) => rig.Transmissions.OpenAsync(
        new Transmission
        {
            Id = rig.Ids.NewId(),
            System = "post",
            Candidates = [.. candidates.Select(letter => letter.MessageUuid)],
            Status = TransmissionStatus.Composing,
            CreatedAt = rig.Clock.GetUtcNow(),
            ChangedAt = rig.Clock.GetUtcNow(),
        },
        default);

    private async Task ClaimAsync(Letter letter, Guid transmission)
    {
        var stored = (await rig.Letters.FindAsync(letter.MessageUuid, default))!;
        (await rig.Letters.TryMoveAsync(stored, stored.Value with { Status = LetterStatus.Claimed, Transmission = transmission }, default))
            .ShouldNotBeNull();
    }
}
