using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Printing;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.Contacts;

namespace Postvogn.Functions.Tests.Sending;

public sealed class LettersTests : IDisposable
{
    private const string OfAnother = """
        {
          "drop": "kmd/letter.xml", "messageUUID": "521f3356-d1c5-4812-bc69-59423fce52b7", "state": "Completed", "by": "DigitalPost",
          "findings": [], "at": "2030-01-01T00:00:00Z"
        }
        """;

    private readonly Rig rig = new();

    [Fact]
    public async Task Settle_OpenLetter_WritesStateThenOutcomeAndClosesIt()
    {
        var letter = await rig.AcceptedLetterAsync();

        await SettleAsync(letter, LetterStatus.Completed);

        (await rig.LetterAsync(letter.MessageUuid)).Status.ShouldBe(LetterStatus.Completed);
        (await OutcomeAsync())!.State.ShouldBe(LetterStatus.Completed);
        (await rig.OpenLettersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Settle_Outcome_HasTheNamesThatOtherSystemsRead()
    {
        var letter = await rig.AcceptedLetterAsync();
        await SettleAsync(letter, LetterStatus.Completed);

        using var outcome = JsonDocument.Parse((await rig.ReadAsync(Places.Outcome("kmd/letter.xml", null)))!);
        outcome.RootElement.EnumerateObject().Select(property => property.Name).ShouldBe(["drop", "messageUUID", "state", "by", "class",
            "text", "fix", "findings", "at"]);
        outcome.RootElement.GetProperty("messageUUID").GetString().ShouldBe(letter.MessageUuid.ToString("D"));
    }

    [Theory]
    [InlineData(LetterStatus.Rejected, LetterStatus.Completed, LetterStatus.Completed)]
    [InlineData(LetterStatus.Failed, LetterStatus.Completed, LetterStatus.Completed)]
    [InlineData(LetterStatus.Completed, LetterStatus.Rejected, LetterStatus.Completed)]
    [InlineData(LetterStatus.Rejected, LetterStatus.Failed, LetterStatus.Rejected)]
    [InlineData(LetterStatus.Failed, LetterStatus.Rejected, LetterStatus.Failed)]
    public async Task Settle_Twice_CompletedWinsElseTheFirst(object first, object second, object final)
    {
        var letter = await rig.AcceptedLetterAsync();
        await SettleAsync(letter, (LetterStatus)first);
        await SettleAsync(letter, (LetterStatus)second);

        (await rig.LetterAsync(letter.MessageUuid)).Status.ShouldBe((LetterStatus)final);
        (await OutcomeAsync())!.State.ShouldBe((LetterStatus)final);
    }

    [Fact]
    public async Task Settle_KilledBeforeTheOutcome_IsFinishedByARepeat()
    {
        var letter = await rig.AcceptedLetterAsync();
        var stored = (await rig.Letters.FindAsync(letter.MessageUuid, default))!;
        await rig.Letters.TryMoveAsync(
            stored, letter with { Status = LetterStatus.Rejected, Outcome = Outcome(letter, LetterStatus.Rejected) }, default);

        await SettleAsync(letter, LetterStatus.Rejected);

        (await OutcomeAsync())!.State.ShouldBe(LetterStatus.Rejected);
        (await rig.OpenLettersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Settle_LetterOfAnArchive_HasAnOutcomeOfItsOwn()
    {
        var letter = await rig.AcceptedLetterAsync(fromArchive: true);
        await SettleAsync(letter, LetterStatus.Completed);
        (await rig.ListAsync("outcomes")).ShouldBe([$"kmd/letter.xml/{letter.MessageUuid}.json"]);
    }

    [Fact]
    public async Task Settle_ByEightAtOnce_EndsInCompletedIfAnySaysSo()
    {
        var letter = await rig.AcceptedLetterAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(
            i => Task.Run(() => SettleAsync(letter, i == 5 ? LetterStatus.Completed : LetterStatus.Rejected))));
        (await rig.LetterAsync(letter.MessageUuid)).Status.ShouldBe(LetterStatus.Completed);
    }

    [Fact]
    public async Task Settle_CompletedIsToldBeforeTheOldEndIs_StaysCompleted()
    {
        var letter = await rig.AcceptedLetterAsync();
        var place = Places.Outcome("kmd/letter.xml", null);
        var store = new HookedStore(rig.Store) { BeforeWriting = (place, () => SettleAsync(letter, LetterStatus.Completed)) };
        var late = new LetterRecords(
            store, new PrintFolders(store, rig.Settings, rig.Trail), rig.Trail, rig.Clock, NullLogger<LetterRecords>.Instance);

        await late.SettleAsync(
            (await late.FindAsync(letter.MessageUuid, default))!, Outcome(letter, LetterStatus.Rejected), default);

        (await rig.LetterAsync(letter.MessageUuid)).Status.ShouldBe(LetterStatus.Completed);
        (await OutcomeAsync())!.State.ShouldBe(LetterStatus.Completed);
        (await rig.OpenLettersAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(OfAnother)]
    [InlineData("not an outcome")]
    public async Task Settle_OutcomeOfAnotherLetterIsThere_GivesWay(string there)
    {
        var letter = await rig.AcceptedLetterAsync();
        await rig.WriteAsync(Places.Outcome("kmd/letter.xml", null), there);

        await SettleAsync(letter, LetterStatus.Rejected);

        var told = (await OutcomeAsync())!;
        (told.MessageUuid, told.State).ShouldBe((letter.MessageUuid, LetterStatus.Rejected));
    }

    [Fact]
    public async Task TryMove_FromAnOldState_DoesNothing()
    {
        var letter = await rig.AcceptedLetterAsync();
        var old = (await rig.Letters.FindAsync(letter.MessageUuid, default))!;
        await rig.Letters.TryMoveAsync(old, letter with { Status = LetterStatus.Claimed }, default);

        (await rig.Letters.TryMoveAsync(old, letter, default)).ShouldBeNull();
        (await rig.LetterAsync(letter.MessageUuid)).Status.ShouldBe(LetterStatus.Claimed);
    }

    public void Dispose() => rig.Dispose();

    private async Task SettleAsync(Letter letter, LetterStatus state) =>
        await rig.Letters.SettleAsync((await rig.Letters.FindAsync(letter.MessageUuid, default))!, Outcome(letter, state), default);

    private Outcome Outcome(Letter letter, LetterStatus state) =>
        new() { Drop = letter.Drop, MessageUuid = letter.MessageUuid, State = state, By = "DigitalPost", At = rig.Clock.GetUtcNow() };

    private Task<Outcome?> OutcomeAsync() => rig.ReadAsync(Places.Outcome("kmd/letter.xml", null), SendingJson.Default.Outcome);
}
