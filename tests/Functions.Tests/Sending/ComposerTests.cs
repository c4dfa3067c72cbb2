using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Sending;

public sealed class ComposerTests : IDisposable
{
    private readonly Rig rig = new();

    [Fact]
    public async Task Compose_LettersThatWait_ClaimsEachForOneSealedTransmission()
    {
        var letters = new[] { await rig.AcceptedLetterAsync(), await rig.AcceptedLetterAsync() };

        var composed = await rig.Composer.ComposeAsync(letters.Select(letter => letter.MessageUuid), default);

        var transmission = (await rig.Transmissions.FindAsync(composed.ShouldHaveSingleItem(), default))!.Value;
        transmission.Status.ShouldBe(TransmissionStatus.Composed);
        transmission.Members.ShouldBe(letters.Select(letter => letter.MessageUuid));
        foreach (var letter in letters)
        {
            var now = await rig.LetterAsync(letter.MessageUuid);
            now.Status.ShouldBe(LetterStatus.Claimed);
            now.Transmission.ShouldBe(transmission.Id);
        }
    }

    [Fact]
    public async Task Compose_SameLettersAgain_ComposesNothing()
    {
        var letter = await rig.AcceptedLetterAsync();
        await rig.Composer.ComposeAsync([letter.MessageUuid, letter.MessageUuid], default);

        (await rig.Composer.ComposeAsync([letter.MessageUuid], default)).ShouldBeEmpty();
        (await rig.Composer.ComposeUrgentAsync(letter.MessageUuid, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Compose_UnknownLetter_IsPassedOver() => (await rig.Composer.ComposeAsync([rig.Ids.NewId()], default)).ShouldBeEmpty();

    [Fact]
    public async Task Compose_MoreThanOneSystem_MakesATransmissionEach()
    {
        var letters = new[] { await rig.AcceptedLetterAsync(), await rig.AcceptedLetterAsync(system: "other") };
        (await rig.Composer.ComposeAsync(letters.Select(letter => letter.MessageUuid), default)).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(new[] { 10, 10, 10, 10 }, new[] { 3, 1 })]
    [InlineData(new[] { 600, 400, 1 }, new[] { 2, 1 })]
    [InlineData(new[] { 5_000, 10, 5_000 }, new[] { 1, 1, 1 })]
    public async Task Compose_BeyondTheLimits_CutsIntoLoads(int[] lengths, int[] loads)
    {
        var letters = new List<Guid>();
        foreach (var length in lengths) letters.Add((await rig.AcceptedLetterAsync(length)).MessageUuid);

        var counts = new List<int>();
        foreach (var id in await rig.Composer.ComposeAsync(letters, default)) counts.Add((await rig.Transmissions.FindAsync(id, default))!.Value.Members.Count);
        counts.ShouldBe(loads);
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
        await rig.Composer.ComposeAsync([taken.MessageUuid], default);

        (await rig.Composer.FinishAsync(await OpenAsync(taken, free), default)).Value.Members.ShouldBe([free.MessageUuid]);
    }

    [Fact]
    public async Task Finish_NoLetterLeft_FailsAndIsNoLongerOpen()
    {
        var taken = await rig.AcceptedLetterAsync();
        await rig.Composer.ComposeAsync([taken.MessageUuid], default);
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
        await rig.Transmissions.TryMoveAsync(opened, opened.Value with { Status = TransmissionStatus.Composed, Members = [early.MessageUuid] }, default);

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

        var composed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => rig.Composer.ComposeAsync(letters, default))));

        var members = new List<Guid>();
        foreach (var id in composed.SelectMany(ids => ids)) members.AddRange((await rig.Transmissions.FindAsync(id, default))!.Value.Members);
        members.Order().ShouldBe(letters.Order());
    }

    public void Dispose() => rig.Dispose();

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
        (await rig.Letters.TryMoveAsync(stored, stored.Value with { Status = LetterStatus.Claimed, Transmission = transmission }, default)).ShouldNotBeNull();
    }
}
