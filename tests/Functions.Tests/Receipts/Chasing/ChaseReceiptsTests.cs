using Postvogn.Functions.Letters;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Storage;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Receipts;

public sealed class ChaseReceiptsTests : IAsyncLifetime
{
    private static readonly TimeSpan Half = TimeSpan.FromHours(12);
    private ChaseBed bed = null!;

    private Rig Rig => bed.Rig;

    public async Task InitializeAsync() => bed = await ChaseBed.StartAsync();

    public async Task DisposeAsync() => await bed.DisposeAsync();

    [Fact]
    public async Task Run_ReceiptThatNeverCame_IsTakenFromTheEventLogAndSettlesTheLetter()
    {
        var (_, letters) = await bed.SentAsync();
        bed.LogHolds(bed.Event("MEMO_SEND_VALIDATED", letters[0]));

        await RunLaterAsync(Half);

        var receipt = await Rig.ReadAsync(
            new BlobPath(Places.Receipts, (await Rig.ListAsync(Places.Receipts)).ShouldHaveSingleItem()),
            ReceiptsJson.Default.ArrivedReceipt);
        receipt!.FromEventLog.ShouldBeTrue();
        receipt.SystemId.ShouldBe(Rig.SystemId);
        await bed.HandleReceiptsAsync();
        (await Rig.LetterAsync(letters[0])).Status.ShouldBe(LetterStatus.Completed);
        (await Rig.ListAsync("messages")).ShouldContain(name => name.EndsWith("-Completed-eventlog.json", StringComparison.Ordinal));
        (await Rig.ListAsync(Places.Open)).ShouldBeEmpty();
        bed.Logs.Of(934).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Run_RefusalInTheEventLog_RejectsWithItsCode()
    {
        var (_, letters) = await bed.SentAsync();
        bed.LogHolds(bed.Event("BUSINESS_RECEIPT_CREATED", letters[0]).Meta("receiptStatus", "NOT_ALLOWED").Property("error-message",
            "recipient.is.exempt"));

        await RunLaterAsync(Half);
        await bed.HandleReceiptsAsync();

        var outcome = (await Rig.LetterAsync(letters[0])).Outcome!;
        (outcome.State, outcome.Code).ShouldBe((LetterStatus.Undeliverable, "recipient.is.exempt"));
    }

    [Fact]
    public async Task Run_Question_IsAskedBySystemAndMessageFromWhenItWasSent()
    {
        var (_, letters) = await bed.SentAsync();
        await RunLaterAsync(Half);

        var call = bed.Service.Seen.ShouldHaveSingleItem();
        call.Target.ShouldBe(
            $"/apis/v1/events/?metaProperties.messageUUID={letters[0]}&size=1000" +
            "&dateFrom=2030-01-07T07%3A00%3A00.000Z&dateTo=2030-01-07T20%3A00%3A00.000Z");
    }

    [Fact]
    public async Task Run_LetterThatIsNotOverdue_IsNotAskedAbout()
    {
        await bed.SentAsync();
        await bed.SentAsync(how: sent => sent with { Status = TransmissionStatus.Unknown });
        await Rig.AcceptedLetterAsync();

        await RunLaterAsync(Half - TimeSpan.FromSeconds(1));
        bed.Service.Seen.ShouldBeEmpty();
        await RunLaterAsync(TimeSpan.FromSeconds(1));
        bed.Service.Seen.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Run_AgainAndAgain_AsksAtGrowingIntervals()
    {
        await bed.SentAsync();
        await RunLaterAsync(Half);
        for (var hour = 1; hour <= 48; hour++) await RunLaterAsync(TimeSpan.FromHours(1));

        // After 0, 1, 3, 7, 15 and 31 hours.
        bed.Service.Seen.Count.ShouldBe(6);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(401)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Run_LogThatCannotBeAsked_LeavesTheSystemAloneUntilTheNextRun(int status)
    {
        var (_, letters) = await bed.SentAsync(letters: 3);
        bed.Service.Status = _ => status;
        await RunLaterAsync(Half);

        // One question; where that fails for a moment, two more within it.
        bed.Service.Seen.Count.ShouldBe(status == 503 ? 3 : 1);
        bed.Logs.Of(933).ShouldHaveSingleItem();
        (await Rig.ListAsync(Places.Receipts)).ShouldBeEmpty();
        foreach (var letter in letters) (await Rig.LetterAsync(letter)).Status.ShouldBe(LetterStatus.Claimed);
    }

    [Fact]
    public async Task Run_UnansweredAndUnknownToTheLog_IsSentAgainAsTheSameTransmissionAfterADay()
    {
        var (id, letters) = await bed.SentAsync(letters: 2, ChaseBed.Unanswered);

        (await RunLaterAsync(TimeSpan.FromHours(23))).ShouldBeEmpty();
        var result = await RunLaterAsync(TimeSpan.FromHours(2));

        result["transmissions"].ShouldBe([id.ToString()]);
        var reopened = (await Rig.Transmissions.FindAsync(id, default))!.Value;
        reopened.Status.ShouldBe(TransmissionStatus.Unknown);
        reopened.MayHaveArrived.ShouldBeTrue();
        reopened.Members.Order().ShouldBe(letters.Order());
        (await Rig.ListAsync(Places.Open)).ShouldContain($"transmissions/{id}");
        bed.Logs.Of(935).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Run_UnansweredButALetterOfItIsSettled_IsNotSentAgain()
    {
        var (id, letters) = await bed.SentAsync(letters: 2, ChaseBed.Unanswered);
        await Rig.Get<ReceiptIntake>().StoreAsync(
            Rig.SystemId, new() { MessageUuid = letters[0], ReceiptStatus = MeMo.ReceiptStatus.Completed }, default);
        await bed.HandleReceiptsAsync();

        (await RunLaterAsync(TimeSpan.FromDays(2))).ShouldBeEmpty();

        (await Rig.Transmissions.FindAsync(id, default))!.Value.Status.ShouldBe(TransmissionStatus.Failed);
        bed.Logs.Of(936).ShouldHaveSingleItem().Text.ShouldContain(letters[1].ToString());
    }

    [Fact]
    public async Task Run_UnansweredAndNamedByAStranger_IsNeitherSettledNorSentAgain()
    {
        var (id, letters) = await bed.SentAsync(how: ChaseBed.Unanswered);
        bed.LogHolds(Happened.Json("MEMO_SEND_VALIDATED", letters[0], Guid.Empty, Rig.Clock.GetUtcNow()));

        (await RunLaterAsync(TimeSpan.FromDays(2))).ShouldBeEmpty();

        (await Rig.ListAsync(Places.Receipts)).ShouldBeEmpty();
        (await Rig.Transmissions.FindAsync(id, default))!.Value.Status.ShouldBe(TransmissionStatus.Failed);
        bed.Logs.Of(936).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_NothingInTheLogOfAnAnsweredPost_StaysOpenForAPerson(bool refused)
    {
        var (_, letters) = await bed.SentAsync(
            how: sent => refused ? ChaseBed.Unanswered(sent) with { Refused = true, Code = "ValidationException" } : sent);

        (await RunLaterAsync(TimeSpan.FromDays(2))).ShouldBeEmpty();

        (await Rig.LetterAsync(letters[0])).Status.ShouldBe(LetterStatus.Claimed);
        bed.Logs.Of(936).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Run_EndedRightAfterItsNote_AsksAnHourLater()
    {
        var (_, letters) = await bed.SentAsync();
        bed.LogHolds(bed.Event("MEMO_SEND_VALIDATED", letters[0]));
        Rig.Clock.Advance(Half);
        (await new Chases(Rig.Store, Rig.Trail, Rig.Clock, FixedRandom.None).TryBeginAsync(letters[0], default)).ShouldBeTrue();

        await RunLaterAsync(TimeSpan.FromMinutes(59));
        bed.Service.Seen.ShouldBeEmpty();
        await RunLaterAsync(TimeSpan.FromMinutes(1));
        (await Rig.ListAsync(Places.Receipts)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Run_MarkerLeftByAnEndedProcess_IsAHintThatDoesNoHarm()
    {
        var (id, _) = await bed.SentAsync(how: ChaseBed.Unanswered);
        await Rig.Store.MarkAsync(Places.OpenTransmission(id), default);

        (await RunLaterAsync(TimeSpan.FromDays(2)))["transmissions"].ShouldBe([id.ToString()]);
    }

    [Fact]
    public async Task Run_WhateverTheEventsHold_NothingOfAPersonIsLogged()
    {
        var (_, letters) = await bed.SentAsync();
        bed.LogHolds(bed.Event("MEMO_SEND_FAILED", letters[0]).Property("error-message", $"{Happened.Name} {Happened.Cpr}"));
        await RunLaterAsync(TimeSpan.FromDays(2));

        bed.Logs.Lines.ShouldNotBeEmpty();
        bed.Logs.Lines.ShouldAllBe(line => !line.Text.Contains(Happened.Cpr) && !line.Text.Contains(Happened.Name));
    }

    /// <summary>Gives the transmissions that were hinted at; what is filed as a receipt is hinted at too.</summary>
    private async Task<IReadOnlyDictionary<string, List<string>>> RunLaterAsync(TimeSpan later)
    {
        Rig.Clock.Advance(later);
        Rig.Hints.Take();
        await bed.Handler.RunAsync(default);
        return Rig.Hints.Take().Where(hint => hint.Key == HintQueues.Transmissions).ToDictionary();
    }
}
