using Microsoft.Extensions.DependencyInjection;
using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.Storage;
using Postvogn.MeMo;

namespace Postvogn.Functions.Tests.Receipts;

public sealed class HandleReceiptTests : IDisposable
{
    private readonly Rig rig = new();

    [Fact]
    public async Task Run_Completed_SettlesTheLetterAndIsDoneWith()
    {
        var letter = await SentLetterAsync();
        await RunAsync(new Receipt { MessageUuid = letter, TransmissionId = rig.Ids.NewId(), ReceiptStatus = ReceiptStatus.Completed });

        (await rig.LetterAsync(letter)).Status.ShouldBe(LetterStatus.Completed);
        (await rig.ListAsync(Places.Receipts)).ShouldBeEmpty();
        (await rig.ListAsync("messages")).Count(name => name.Contains("/receipts/")).ShouldBe(1);
    }

    [Fact]
    public async Task Run_Refused_SettlesWithDigitalPostsCodeAndAFix()
    {
        var letter = await SentLetterAsync();
        await RunAsync(Refusal(letter, "recipient.is.exempt", ReceiptStatus.NotAllowed));

        var outcome = (await rig.LetterAsync(letter)).Outcome!;
        outcome.State.ShouldBe(LetterStatus.Undeliverable);
        outcome.By.ShouldBe("DigitalPost");
        outcome.Code.ShouldBe("recipient.is.exempt");
        outcome.Findings.ShouldHaveSingleItem().Fix.ShouldBe(MemoCodes.RecipientIsExempt.Fix.En);
        outcome.Text.ShouldBe(MemoCodes.RecipientIsExempt.Text);
    }

    public static TheoryData<string> Codes => [.. MemoCodes.All.Select(code => code.Code), "a.code.of.tomorrow"];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Run_Refused_IsUndeliverableOnlyByACodeThatMeansNoArrival(string code)
    {
        var letter = await SentLetterAsync();
        await RunAsync(Refusal(letter, code, ReceiptStatus.Invalid));

        var cannotArrive = MemoCodes.CannotArrive(code);
        (await rig.LetterAsync(letter)).Status.ShouldBe(cannotArrive ? LetterStatus.Undeliverable : LetterStatus.Rejected);
    }

    [Fact]
    public async Task Run_UsedMessageUuidAfterACleanPost_IsARejection()
    {
        var letter = await SentLetterAsync();
        await RunAsync(Refusal(letter, "message.uuid.not.unique", ReceiptStatus.Invalid));
        (await rig.LetterAsync(letter)).Status.ShouldBe(LetterStatus.Rejected);
    }

    [Fact]
    public async Task Run_UsedMessageUuidAfterAnUnknownPost_WaitsForTheOtherReceipt()
    {
        var letter = await SentLetterAsync(mayHaveArrived: true);

        await RunAsync(Refusal(letter, "message.uuid.not.unique", ReceiptStatus.Invalid));
        (await rig.LetterAsync(letter)).Status.ShouldBe(LetterStatus.Claimed);

        await RunAsync(new Receipt { MessageUuid = letter, TransmissionId = rig.Ids.NewId(), ReceiptStatus = ReceiptStatus.Completed });
        (await rig.LetterAsync(letter)).Status.ShouldBe(LetterStatus.Completed);
    }

    [Fact]
    public async Task Run_CompletedAfterARejection_Wins()
    {
        var letter = await SentLetterAsync();
        await RunAsync(Refusal(letter, "recipient.is.closed", ReceiptStatus.NotAllowed));
        await RunAsync(new Receipt { MessageUuid = letter, TransmissionId = rig.Ids.NewId(), ReceiptStatus = ReceiptStatus.Completed });
        (await rig.LetterAsync(letter)).Status.ShouldBe(LetterStatus.Completed);
    }

    [Fact]
    public async Task Run_ForAWholeArchive_SettlesEveryLetterOfTheTransmission()
    {
        var letters = new[] { await rig.AcceptedLetterAsync(), await rig.AcceptedLetterAsync() };
        var transmission = (await rig.ComposeAsync()).Single();
        var transmissionId = rig.Ids.NewId();
        await rig.Transmissions.LinkReceiptsAsync(transmissionId, transmission, default);

        await RunAsync(ArchiveRefusal(transmissionId));

        foreach (var letter in letters) (await rig.LetterAsync(letter.MessageUuid)).Outcome!.Code.ShouldBe("archive.processing.failed");
    }

    [Fact]
    public async Task Run_ForATransmissionNotYetKnown_WaitsAndThenIsUnmatched()
    {
        var place = await StoreAsync(Rig.SystemId, ArchiveRefusal(rig.Ids.NewId()));

        await rig.Get<HandleReceiptHandler>().RunAsync(BlobEvent.HintFor(place), default);
        (await rig.ListAsync(Places.Receipts)).ShouldHaveSingleItem();

        rig.Clock.Advance(TimeSpan.FromDays(2));
        await rig.Get<HandleReceiptHandler>().RunAsync(BlobEvent.HintFor(place), default);
        (await rig.ListAsync(Places.Receipts)).ShouldBeEmpty();
        (await rig.ListAsync("unmatched")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Run_ForALetterThatIsNotOurs_IsKeptUnmatched()
    {
        await RunAsync(Refusal(rig.Ids.NewId(), "memo.invalid", ReceiptStatus.Invalid));
        (await rig.ListAsync("unmatched")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Run_ForAnotherSystemsLetter_DoesNotSettleIt()
    {
        var letter = await SentLetterAsync();
        var place = await StoreAsync(rig.Settings.Systems["other"].Id, Refusal(letter, "memo.invalid", ReceiptStatus.Invalid));
        await rig.Get<HandleReceiptHandler>().RunAsync(BlobEvent.HintFor(place), default);
        (await rig.LetterAsync(letter)).Status.ShouldBe(LetterStatus.Claimed);
        (await rig.ListAsync("unmatched")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Run_ForAWholeArchiveOfAnotherSystem_SettlesNoneAndIsUnmatchedInTheEnd()
    {
        var letter = await rig.AcceptedLetterAsync();
        var transmission = (await rig.ComposeAsync()).Single();
        var transmissionId = rig.Ids.NewId();
        await rig.Transmissions.LinkReceiptsAsync(transmissionId, transmission, default);
        var place = await StoreAsync(rig.Settings.Systems["other"].Id, ArchiveRefusal(transmissionId));

        rig.Clock.Advance(TimeSpan.FromDays(2));
        await rig.Get<HandleReceiptHandler>().RunAsync(BlobEvent.HintFor(place), default);

        (await rig.LetterAsync(letter.MessageUuid)).Status.ShouldBe(LetterStatus.Claimed);
        (await rig.ListAsync("unmatched")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Run_EventOfAFiledReceipt_IsRefusedAndLeavesIt()
    {
        var letter = await SentLetterAsync();
        await RunAsync(new Receipt { MessageUuid = letter, TransmissionId = rig.Ids.NewId(), ReceiptStatus = ReceiptStatus.Completed });
        var filed = (await rig.ListAsync("messages")).Single(name => name.Contains("/receipts/", StringComparison.Ordinal));

        await Should.ThrowAsync<InvalidDataException>(() => rig.Get<HandleReceiptHandler>().RunAsync(
            BlobEvent.HintFor(new BlobPath("messages", filed)), default));

        (await rig.ListAsync("messages")).ShouldContain(filed);
    }

    [Fact]
    public async Task Run_TechnicalReceipt_DecidesNothing()
    {
        var letter = await SentLetterAsync();
        await RunAsync(new Receipt { MessageUuid = letter, TransmissionId = rig.Ids.NewId(), ReceiptStatus = ReceiptStatus.Received });
        (await rig.LetterAsync(letter)).Status.ShouldBe(LetterStatus.Claimed);
    }

    [Fact]
    public async Task Run_SameReceiptTwice_ChangesNothingMore()
    {
        var letter = await SentLetterAsync();
        var receipt = Refusal(letter, "recipient.is.exempt", ReceiptStatus.NotAllowed);
        await RunAsync(receipt);
        var before = await rig.LetterAsync(letter);
        await RunAsync(receipt);
        (await rig.LetterAsync(letter)).ChangedAt.ShouldBe(before.ChangedAt);
    }

    /// <summary>Every call of the store costs money and time; a municipality's letters have some millions of receipts a year.</summary>
    [Fact]
    public async Task Run_OfALetter_ReadsItsStateOnceAndCallsTheStoreEightTimes()
    {
        var letter = await SentLetterAsync();
        var transmission = (await rig.LetterAsync(letter)).Transmission!.Value;
        var receipt = new Receipt { MessageUuid = letter, TransmissionId = rig.Ids.NewId(), ReceiptStatus = ReceiptStatus.Completed };

        var (place, calls) = await CountedAsync(receipt);

        calls.ShouldBe([
            $"open {place}",
            $"open {Places.Letter(letter)}",
            $"put {Places.LetterReceipt(letter, place.Name.Split('/')[1])}",
            $"open {Places.Transmission(transmission)}",
            $"put {Places.Letter(letter)}",
            $"put {Places.Outcome("kmd/letter.xml", null)}",
            $"delete {Places.OpenLetter(letter)}",
            $"delete {place}",
        ]);
    }

    [Fact]
    public async Task Run_ForAWholeArchive_ReadsItsTransmissionOnceAndEachLetterOnce()
    {
        List<Letter> letters = [];
        for (var i = 0; i < 3; i++) letters.Add(await rig.AcceptedLetterAsync(fromArchive: true));
        var transmission = (await rig.ComposeAsync()).Single();
        var transmissionId = rig.Ids.NewId();
        await rig.Transmissions.LinkReceiptsAsync(transmissionId, transmission, default);

        var (_, calls) = await CountedAsync(ArchiveRefusal(transmissionId));

        calls.Count(call => call == $"open {Places.Transmission(transmission)}").ShouldBe(1);
        foreach (var letter in letters) calls.Count(call => call == $"open {Places.Letter(letter.MessageUuid)}").ShouldBe(1);
        calls.Count.ShouldBe(4 + (5 * letters.Count));
    }

    /// <summary>Of the last that was Sent it is kept; of one that waits, another answer may follow.</summary>
    [Fact]
    public async Task Run_CompletedOfOneTransmission_ReadsItOnceAndTellsItsTraceparentToEach()
    {
        var store = new CountingStore(rig.Store);
        var handler = rig.Parts(adjust: services => services.AddSingleton<IBlobStore>(store)).GetRequiredService<HandleReceiptHandler>();
        Letter[] letters = [await rig.AcceptedLetterAsync(), await rig.AcceptedLetterAsync(), await rig.AcceptedLetterAsync()];
        var id = (await rig.ComposeAsync()).Single();

        (await CompleteAsync(letters[0])).Traceparent.ShouldBeNull();
        var stored = (await rig.Transmissions.FindAsync(id, default))!;
        var sent = stored.Value with { Status = TransmissionStatus.Sent, Traceparent = "00-1-1-01" };
        await rig.Transmissions.TryMoveAsync(stored, sent, default);
        (await CompleteAsync(letters[1])).Traceparent.ShouldBe("00-1-1-01");
        (await CompleteAsync(letters[2])).Traceparent.ShouldBe("00-1-1-01");

        store.Opened(Places.Transmission(id)).ShouldBe(2);

        async Task<Outcome> CompleteAsync(Letter letter)
        {
            var receipt = new Receipt { MessageUuid = letter.MessageUuid, ReceiptStatus = ReceiptStatus.Completed };
            await handler.RunAsync(BlobEvent.HintFor(await StoreAsync(Rig.SystemId, receipt)), default);
            return (await rig.LetterAsync(letter.MessageUuid)).Outcome!;
        }
    }

    public void Dispose() => rig.Dispose();

    private static Receipt ArchiveRefusal(Guid transmissionId) => new()
    {
        TransmissionId = transmissionId, ErrorCode = "archive.processing.failed", ReceiptStatus = ReceiptStatus.Invalid,
    };

    private async Task<(BlobPath Place, IReadOnlyList<string> Calls)> CountedAsync(Receipt receipt)
    {
        var place = await StoreAsync(Rig.SystemId, receipt);
        var store = new CountingStore(rig.Store);
        var parts = rig.Parts(adjust: services => services.AddSingleton<IBlobStore>(store));
        await parts.GetRequiredService<HandleReceiptHandler>().RunAsync(BlobEvent.HintFor(place), default);
        return (place, store.Calls);
    }

    private Receipt Refusal(Guid letter, string code, ReceiptStatus status) =>
        new() { MessageUuid = letter, TransmissionId = rig.Ids.NewId(), ErrorCode = code, ErrorMessage = "…", ReceiptStatus = status };

    private async Task<Guid> SentLetterAsync(bool mayHaveArrived = false)
    {
        var letter = await rig.AcceptedLetterAsync();
        var id = (await rig.ComposeAsync()).Single();
        var stored = (await rig.Transmissions.FindAsync(id, default))!;
        await rig.Transmissions.TryMoveAsync(
            stored, stored.Value with { Status = TransmissionStatus.Sent, MayHaveArrived = mayHaveArrived }, default);
        return letter.MessageUuid;
    }

    private async Task RunAsync(Receipt receipt)
    {
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        await rig.Get<HandleReceiptHandler>().RunAsync(BlobEvent.HintFor(await StoreAsync(Rig.SystemId, receipt)), default);
    }

    private async Task<BlobPath> StoreAsync(Guid systemId, Receipt receipt)
    {
        await rig.Get<ReceiptIntake>().StoreAsync(systemId, receipt, default);
        return new BlobPath(Places.Receipts, (await rig.ListAsync(Places.Receipts)).Single());
    }
}
