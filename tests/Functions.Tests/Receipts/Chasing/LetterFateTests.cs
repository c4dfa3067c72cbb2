using System.Text.Json.Nodes;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receipts;
using Postvogn.MeMo;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Receipts;

public sealed class LetterFateTests
{
    private const string Duplicate = "message.uuid.not.unique";
    private static readonly Guid Letter = Guid.Parse("182bd6d1-ab9f-48fb-84f6-4f243ace9780");
    private static readonly Guid OurTransmissionId = Guid.Parse("86f13750-8068-44c1-93cf-a915998831cf");
    private static readonly Guid Another = Guid.Parse("44444444-4444-4444-8444-444444444444");
    private static readonly DateTimeOffset Sent = FakeClock.Start;

    [Theory]
    [InlineData("MEMO_SEND_VALIDATED")]
    [InlineData("DELAYED_MEMO_SEND_VALIDATED_AWAITING_DELAY")]
    [InlineData("DELAYED_MEMO_SEND_SENT")]
    [InlineData("MEMO_AVAILABLE_TO_RECIPIENT")]
    public void Of_MessageThatWasTaken_IsCompleted(string tag)
    {
        var fate = Of(Event(tag));
        fate.Kind.ShouldBe(FateKind.Completed);
        fate.Receipt!.MessageUuid.ShouldBe(Letter);
        fate.Receipt.ReceiptStatus.ShouldBe(ReceiptStatus.Completed);
        fate.Receipt.TransmissionId.ShouldBe(OurTransmissionId);
        fate.Receipt.TimeStamp.ShouldBe(Sent.AddMinutes(1));
    }

    [Fact]
    public void Of_ValidatedWithoutATag_IsCompleted()
    {
        var happened = Event("MEMO_SEND_VALIDATED");
        happened.Remove("eventTag");
        Of(happened).Kind.ShouldBe(FateKind.Completed);
    }

    [Fact]
    public void Of_OurReceiptCouldNotBeDelivered_ItsStatusCountsAndItsErrorDoesNot()
    {
        // TI 7.1.1: the tag says SENT, the type FAILED_REST, and the error is that of our endpoint.
        var failed = Event("BUSINESS_RECEIPT_SENT", "FAILED_REST").Property("error-message", "connection.refused");
        Of(failed).Kind.ShouldBe(FateKind.Arrived);
        Of(failed.Meta("receiptStatus", "COMPLETED")).Kind.ShouldBe(FateKind.Completed);
        var refused = Of(failed.Meta("receiptStatus", "INVALID"));
        refused.Kind.ShouldBe(FateKind.Rejected);
        (refused.Receipt!.ErrorCode, refused.Receipt.ErrorMessage).ShouldBe((null, null));
    }

    [Theory]
    [InlineData("INVALID", ReceiptStatus.Invalid)]
    [InlineData("NOT_ALLOWED", ReceiptStatus.NotAllowed)]
    public void Of_NegativeReceipt_IsRejectedWithItsCode(string status, ReceiptStatus expected)
    {
        var fate = Of(Event("MEMO_SEND_VALIDATION_FAILED"), Event("BUSINESS_RECEIPT_CREATED").Property("receipt-status", status).Property(
            "error-message", "recipient.is.exempt"));
        fate.Kind.ShouldBe(FateKind.Rejected);
        fate.Receipt!.ErrorCode.ShouldBe("recipient.is.exempt");
        fate.Receipt.ReceiptStatus.ShouldBe(expected);
    }

    [Theory]
    [InlineData("recipient.not.found: Recipient 12345678 not found", "recipient.not.found")]
    [InlineData("virus.detected=Virus fundet i modtaget payload", "virus.detected")]
    [InlineData("recipient.not.found is what it says", null)]
    [InlineData("Recipient.not.found: 12345678", null)]
    [InlineData("0610328534: recipient.not.found", null)]
    public void Of_RefusalWithItsCodeBeforeTheWords_HasTheCodeAlone(string words, string? code) =>
        Of(Refusal(words)).Receipt!.ErrorCode.ShouldBe(code);

    [Fact]
    public void Of_RefusalInWordsOnly_KeepsTheWordsAndNoCode()
    {
        var fate = Of(Event("BUSINESS_RECEIPT_CREATED").Property("receipt-status", "INVALID").Property("error-message",
            "The recipient is exempt."));
        (fate.Receipt!.ErrorCode, fate.Receipt.ErrorMessage).ShouldBe((null, "The recipient is exempt."));
    }

    [Fact]
    public void Of_TakenAndRefused_TakenWins() =>
        Of(Refusal(Duplicate), Event("MEMO_SEND_VALIDATED")).Kind.ShouldBe(FateKind.Completed);

    [Fact]
    public void Of_RefusedAsDuplicateAfterAnUnknownPost_HasArrived()
    {
        Of(mayHaveArrived: true, Refusal(Duplicate)).Kind.ShouldBe(FateKind.Arrived);
        Of(mayHaveArrived: false, Refusal(Duplicate)).Kind.ShouldBe(FateKind.Rejected);
    }

    [Fact]
    public void Of_RefusedWithoutACode_CountsOnlyIfThereWasOneAttempt()
    {
        Of(mayHaveArrived: true, Event("MEMO_SEND_VALIDATION_FAILED")).Kind.ShouldBe(FateKind.Unclear);
        Of(mayHaveArrived: false, Event("MEMO_SEND_VALIDATION_FAILED")).Kind.ShouldBe(FateKind.Rejected);
        Of(mayHaveArrived: true, Refusal(Duplicate), Refusal("recipient.is.closed")).Receipt!.ErrorCode.ShouldBe("recipient.is.closed");
    }

    [Fact]
    public void Of_RefusalOfATransmissionThatIsNotOurs_IsUnclear() =>
        Of(Refusal("recipient.is.closed").Meta("transmissionId", Another.ToString())).Kind.ShouldBe(FateKind.Unclear);

    [Theory]
    [InlineData("MEMO_SEND_RECALLED", FateKind.Recalled)]
    [InlineData("DELAYED_MEMO_MESSAGE_RECALLED", FateKind.Recalled)]
    [InlineData("MESSAGE_RECALLED_BY_ADMINISTRATOR", FateKind.Recalled)]
    [InlineData("MEMO_SEND_FAILED", FateKind.Unclear)]
    public void Of_EndOfWhichNoReceiptTells_IsWhatTheLogSays(string tag, object kind) => Of(Event(
        "MEMO_SEND_VALIDATED"), Event(tag)).Kind.ShouldBe(kind);

    [Fact]
    public void Of_OnlyReceived_HasArrived() => Of(Event("MEMO_SEND_RECEIVED")).Kind.ShouldBe(FateKind.Arrived);

    [Theory]
    [InlineData("BUSINESS_RECEIPT_RECEIVED")]
    [InlineData("BUSINESS_RECEIPT_RECEIVED_BY_RECIPIENT_SYSTEM")]
    public void Of_ReceiptOfARecipientSystem_IsNotOurs(string tag) =>
        Of(Event(tag).Meta("receiptStatus", "INVALID")).Kind.ShouldBe(FateKind.Arrived);

    [Fact]
    public void Of_TwoStatusesAtOnce_DecideNothing() =>
        Of(Event("BUSINESS_RECEIPT_CREATED").Meta("receiptStatus", "COMPLETED").Property("receipt-status",
            "INVALID")).Kind.ShouldBe(FateKind.Arrived);

    [Fact]
    public void Of_NoEvent_IsNothing()
    {
        Of().Kind.ShouldBe(FateKind.Nothing);
        Of(Happened.Json("MEMO_SEND_VALIDATED", Another, Rig.SystemId, Sent)).Kind.ShouldBe(FateKind.Nothing);
    }

    [Fact]
    public void Of_EventOfAnotherSender_IsUnclear()
    {
        Of(Happened.Json("MEMO_SEND_VALIDATED", Letter, Another, Sent)).Kind.ShouldBe(FateKind.Unclear);
        Of(Happened.Json("MEMO_SEND_VALIDATED", Letter, null, Sent)).Kind.ShouldBe(FateKind.Unclear);
        Of(Event("MEMO_SEND_VALIDATED").Property("sender-system-id", Another.ToString())).Kind.ShouldBe(FateKind.Unclear);
    }

    [Theory]
    [InlineData("senderSystemId")]
    [InlineData("senderSytemId")]
    public void Of_OtherSpellingsOfTheSender_Count(string field) =>
        Of(Happened.Json("MEMO_SEND_VALIDATED", Letter, null, Sent).Meta(field, Rig.SystemId.ToString())).Kind.ShouldBe(FateKind.Completed);

    [Fact]
    public void Of_EventFromBeforeItWasSent_IsUnclear() =>
        Of(Happened.Json("MEMO_SEND_VALIDATED", Letter, Rig.SystemId, Sent.AddDays(-1))).Kind.ShouldBe(FateKind.Unclear);

    [Fact]
    public void QueryAt_LongAfter_EndsAfterThreeMonths()
    {
        var letter = InLog(mayHaveArrived: false);
        letter.QueryAt(Sent.AddDays(1)).ToString().ShouldContain($"{Sent.AddDays(1):O}");
        letter.QueryAt(Sent.AddYears(1)).ToString().ShouldContain($"{letter.Since.AddMonths(3):O}");
    }

    private static JsonObject Event(string tag, string? type = null) => Happened.Json(tag, Letter, Rig.SystemId, Sent.AddMinutes(1), type);

    private static JsonObject Refusal(string code) => Event("BUSINESS_RECEIPT_CREATED").Meta("receiptStatus", "INVALID").Property(
        "error-message", code);

    private static LetterFate Of(params JsonObject[] events) => Of(mayHaveArrived: false, events);

    private static LetterFate Of(bool mayHaveArrived, params JsonObject[] events) =>
        LetterFate.Of([.. events.Select(Happened.Read)], InLog(mayHaveArrived));

    private static LetterInLog InLog(bool mayHaveArrived) => new(Letter, Rig.SystemId, new Transmission
    {
        Id = Another,
        System = "post",
        Candidates = [Letter],
        Members = [Letter],
        Status = TransmissionStatus.Sent,
        MayHaveArrived = mayHaveArrived,
        TransmissionId = OurTransmissionId,
        CreatedAt = Sent,
        ChangedAt = Sent,
    });
}
