using System.Text;
using System.Text.Json;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Operations;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Receiving;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
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

    [Theory]
    [InlineData("kmd/a.xml", false)]
    [InlineData("kmd/a.xml", true)]
    [InlineData("kmd/a.letter.json", false)]
    [InlineData("kmd/a.tar.lzma", false)]
    public async Task Find_LetterThatWeRefused_TellsWhenWhyAndWhichDrop(string drop, bool lacksMoreOfItsHeader)
    {
        var messageUuid = bed.Rig.Ids.NewId();
        var memo = SampleMemo.Xml(messageUuid).Replace("<memo:label>Afgørelse</memo:label>", "", StringComparison.Ordinal);
        if (lacksMoreOfItsHeader) memo = memo.Replace("<memo:idType>CPR</memo:idType>", "", StringComparison.Ordinal);
        const string Rest = """ "label":"x","recipient":{"type":"CPR","id":"6101010101"},"files":[{"path":"gone.pdf"}] """;
        var package = $$"""{"messageUUID":"{{messageUuid}}",{{Rest}}}""";
        var bytes = drop.EndsWith(".xml", StringComparison.Ordinal) ? Encoding.UTF8.GetBytes(memo)
            : drop.EndsWith(".json", StringComparison.Ordinal) ? Encoding.UTF8.GetBytes(package)
            : await SampleMemo.ArchiveAsync((messageUuid, memo));
        await DropAsync(drop, bytes);

        var found = (await bed.Finder.FindAsync(messageUuid, default))!;

        (found.State, found.Drop, found.System).ShouldBe((LetterStatus.Rejected, drop, null));
        var refusal = found.Refusals!.ShouldHaveSingleItem();
        (refusal.Drop, refusal.At).ShouldBe((drop, bed.Rig.Clock.GetUtcNow()));
        refusal.Codes.ShouldContain(refusal.Code!);
        var place = Places.Outcome(drop, drop.EndsWith(".lzma", StringComparison.Ordinal) ? $"{messageUuid}" : null);
        var outcome = (await bed.Rig.ReadAsync(place, SendingJson.Default.Outcome))!;
        (outcome.MessageUuid, outcome.Code).ShouldBe((messageUuid, refusal.Code));
        bed.Service.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Find_LetterRefusedOftenAndThenTaken_TellsOfAllOfIt()
    {
        var messageUuid = bed.Rig.Ids.NewId();
        var broken = SampleMemo.Xml(messageUuid).Replace("<memo:label>Afgørelse</memo:label>", "", StringComparison.Ordinal);
        for (var i = 0; i < 25; i++) await DropAsync($"kmd/{i}.xml", Encoding.UTF8.GetBytes(broken));
        await DropAsync("kmd/24.xml", Encoding.UTF8.GetBytes(broken));
        await DropAsync("kmd/good.xml", Encoding.UTF8.GetBytes(SampleMemo.Xml(messageUuid)));

        var found = (await bed.Finder.FindAsync(messageUuid, default))!;

        (found.State, found.Drop).ShouldBe((LetterStatus.Accepted, "kmd/good.xml"));
        found.Refusals!.Select(refusal => refusal.Drop).ShouldBe(Enumerable.Range(5, 20).Select(i => $"kmd/{i}.xml"));
    }

    [Fact]
    public async Task Find_ReceivedLetter_TellsWhereItLies()
    {
        var messageUuid = bed.Rig.Ids.NewId();
        (await bed.Finder.FindAsync(messageUuid, default)).ShouldBeNull();
        await ReceiveAsync(messageUuid, SampleMemo.Xml(messageUuid, "Navn Navnesen"));

        var found = (await bed.Finder.FindAsync(messageUuid, default))!;

        (found.State, found.Drop).ShouldBe((null, null));
        found.Received!.ShouldHaveSingleItem().ShouldBe(new ReceivedWhereabouts(
            "post", Rig.SystemId, "Delivered", bed.Rig.Clock.GetUtcNow(), "unrouted", $"{messageUuid}"));
        JsonSerializer.Serialize(found, WhereaboutsJson.Default.LetterWhereabouts).ShouldNotContain("Navnesen");
    }

    [Theory]
    [InlineData("unreadable", "Unreadable")]
    [InlineData("notified", "Waiting")]
    [InlineData("infected", "Quarantined")]
    [InlineData("begun", "Delivering")]
    public async Task Find_ReceivedLetterThatIsNotInTheInbox_TellsWhereItIs(string what, string state)
    {
        var messageUuid = bed.Rig.Ids.NewId();
        var delivery = new Delivery
        {
            SystemId = Rig.SystemId, MessageUuid = messageUuid, ChangedAt = bed.Rig.Clock.GetUtcNow(),
            Status = what == "infected" ? DeliveryStatus.Quarantined : DeliveryStatus.Delivering,
        };
        if (what == "unreadable") await bed.Rig.WriteAsync(Places.Unreadable(Rig.SystemId, messageUuid), "<x");
        if (what == "notified")
            await bed.Rig.WriteAsync(Places.Notification(Rig.SystemId, messageUuid), "{\"notifiedAt\":\"2030-01-01T00:00:00Z\"}");
        if (what is "infected" or "begun") await bed.Rig.Store.WriteDeliveryAsync(delivery, null, default);

        (await bed.Finder.FindAsync(messageUuid, default))!.Received!.ShouldHaveSingleItem().State.ShouldBe(state);
    }

    private async Task DropAsync(string drop, byte[] bytes)
    {
        await bed.Rig.WriteAsync(Places.Drop(drop), bytes);
        await bed.Rig.AcceptDrop.RunAsync(BlobEvent.HintFor(Places.Drop(drop)), 1, default);
    }

    private async Task ReceiveAsync(Guid messageUuid, string xml)
    {
        var place = Places.ReceivedLetter(Rig.SystemId, messageUuid, "push");
        await bed.Rig.WriteAsync(place, xml);
        await using var letter = await bed.Get<ReceivedLetters>().OpenAsync(place, Rig.SystemId, messageUuid, default);
        await bed.Get<Deliverer>().DeliverAsync(letter!, default);
    }

    [Fact]
    public async Task Find_UnknownLetter_IsNull() => (await bed.Finder.FindAsync(bed.Rig.Ids.NewId(), default)).ShouldBeNull();
}
