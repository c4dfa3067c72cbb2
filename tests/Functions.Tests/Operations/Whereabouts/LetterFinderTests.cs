using System.Text.Json;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Operations;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Tests.Receipts;

namespace Postvogn.Functions.Tests.Operations;

public sealed class LetterFinderTests : IAsyncLifetime
{
    private ChaseBed bed = null!;

    public async Task InitializeAsync() => bed = await ChaseBed.StartAsync();

    public async Task DisposeAsync() => await bed.DisposeAsync();

    [Fact]
    public async Task Find_SettledLetter_JoinsOurHistoryWithTheEventsInOrderOfTime()
    {
        var (id, letters) = await bed.SentAsync();
        bed.Rig.Clock.Advance(TimeSpan.FromMinutes(1));
        bed.LogHolds(bed.Event("MEMO_SEND_VALIDATED", letters[0]));
        bed.Rig.Clock.Advance(TimeSpan.FromMinutes(1));
        await bed.Rig.Get<ReceiptIntake>().StoreAsync(
            Rig.SystemId, new() { MessageUuid = letters[0], ReceiptStatus = MeMo.ReceiptStatus.Completed }, default);
        await bed.HandleReceiptsAsync();

        var found = (await bed.Finder.FindAsync(letters[0], default))!;

        found.State.ShouldBe(LetterStatus.Completed);
        found.Transmission!.Id.ShouldBe(id);
        found.Note.ShouldBeNull();
        found.History.Select(entry => entry.At).ShouldBeInOrder();
        found.History.Select(entry => $"{entry.Source}: {entry.What}").ShouldBe(
        [
            "Postvogn: taken over",
            "Postvogn: claimed for a transmission",
            "Postvogn: transmission Sent after 1 attempts",
            "DigitalPost: MEMO_SEND_VALIDATED",
            "Postvogn: settled as Completed by DigitalPost",
            "Postvogn: receipt came",
        ]);
    }

    [Fact]
    public async Task Find_WhateverTheEventsHold_NothingOfAPersonIsAnswered()
    {
        var (_, letters) = await bed.SentAsync();
        bed.LogHolds(
            bed.Event("BUSINESS_RECEIPT_CREATED", letters[0]).Property("error-message", $"recipient.{Happened.Name}").Meta(
                "receiptStatus", Happened.Cpr),
            Happened.Json(
                $"MEMO_{Happened.Cpr}", letters[0], Rig.SystemId, bed.Rig.Clock.GetUtcNow(), type: Happened.Name, subject: Happened.Cpr));
        bed.Rig.Clock.Advance(TimeSpan.FromMinutes(1));

        var found = (await bed.Finder.FindAsync(letters[0], default))!;

        found.History.Count(entry => entry.Source == "DigitalPost").ShouldBe(2);
        var text = JsonSerializer.Serialize(found, WhereaboutsJson.Default.LetterWhereabouts);
        text.ShouldContain("\"messageUUID\"");
        text.ShouldNotContain(Happened.Cpr);
        text.ShouldNotContain("Testine");
        text.ShouldNotContain("title");
    }

    [Theory]
    [InlineData(404, "Digital Post cannot be asked now: NotFound (HTTP 404)")]
    [InlineData(503, "Digital Post cannot be asked now: Unavailable (HTTP 503)")]
    public async Task Find_DigitalPostCannotBeAsked_AnswersOurHalfWithANote(int status, string note)
    {
        var (_, letters) = await bed.SentAsync();
        bed.Service.Status = _ => status;

        var found = (await bed.Finder.FindAsync(letters[0], default))!;

        found.Note.ShouldBe(note);
        found.History.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Find_DigitalPostIsSlow_AnswersOurHalfWithANote()
    {
        var (_, letters) = await bed.SentAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bed.Service.Hold = _ => gate.Task;

        var finding = bed.Finder.FindAsync(letters[0], default);
        await bed.Service.ArrivedAsync(1);
        bed.Rig.Clock.Advance(TimeSpan.FromSeconds(20));

        (await finding)!.Note.ShouldBe("Digital Post cannot be asked now: no answer within 20 seconds.");
        gate.SetResult();
    }

    [Fact]
    public async Task Find_LetterThatStillWaits_AsksNobody()
    {
        var letter = await bed.Rig.AcceptedLetterAsync();
        (await bed.Finder.FindAsync(letter.MessageUuid, default))!.Note.ShouldBe("It has not been sent, so Digital Post was not asked.");
        bed.Service.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Find_UnknownLetter_IsNull() => (await bed.Finder.FindAsync(bed.Rig.Ids.NewId(), default)).ShouldBeNull();
}
