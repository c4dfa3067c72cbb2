using System.Text.Json;
using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.MeMo;

namespace Postvogn.Functions.Tests.Letters;

/// <summary>What an outcome says beside its code (docs/adr/0044).</summary>
public sealed class ExplanationTests
{
    private const string Us = "Postvogn";
    private const string Them = "DigitalPost";

    [Theory]
    [InlineData(LetterStatus.Completed, Them, null, OutcomeClass.Done)]
    [InlineData(LetterStatus.Completed, Them, "memo.infected", OutcomeClass.Done)]
    [InlineData(LetterStatus.Waiting, Them, null, OutcomeClass.Wait)]
    [InlineData(LetterStatus.HandedToPrint, Them, "recipient.is.exempt", OutcomeClass.Wait)]
    [InlineData(LetterStatus.Printed, Them, "recipient.is.exempt", OutcomeClass.Done)]
    [InlineData(LetterStatus.Recalled, Us, null, OutcomeClass.Done)]
    [InlineData(LetterStatus.Undeliverable, Us, "recipient.is.exempt", OutcomeClass.OtherChannel)]
    [InlineData(LetterStatus.Undeliverable, Us, null, OutcomeClass.OtherChannel)]
    [InlineData(LetterStatus.Undeliverable, Us, "recipient.unheard.of", OutcomeClass.OtherChannel)]
    [InlineData(LetterStatus.Rejected, Us, "memo.invalid", OutcomeClass.CorrectAndResend)]
    [InlineData(LetterStatus.Rejected, Us, "source.unknown", OutcomeClass.CallOperator)]
    [InlineData(LetterStatus.Rejected, Us, "archive.processing.failed", OutcomeClass.CorrectAndResend)]
    [InlineData(LetterStatus.Rejected, Them, "archive.processing.failed", OutcomeClass.CallOperator)]
    [InlineData(LetterStatus.Rejected, Them, "memo.invalid", OutcomeClass.CorrectAndResend)]
    [InlineData(LetterStatus.Rejected, Them, "recipient.is.exempt", OutcomeClass.OtherChannel)]
    [InlineData(LetterStatus.Rejected, Them, "sender.system.is.deactivated", OutcomeClass.CallOperator)]
    [InlineData(LetterStatus.Rejected, Them, "memo.unheard.of", OutcomeClass.CallOperator)]
    [InlineData(LetterStatus.Rejected, Them, null, OutcomeClass.CallOperator)]
    [InlineData(LetterStatus.Failed, Them, "unknown.error", OutcomeClass.CallOperator)]
    [InlineData(LetterStatus.Failed, Us, "memo.gone", OutcomeClass.CallOperator)]
    [InlineData(LetterStatus.Failed, Them, "archive.processing.failed", OutcomeClass.CallOperator)]
    [InlineData(LetterStatus.Failed, Them, "unheard.of", OutcomeClass.CallOperator)]
    public void Of_StateAndCode_HasTheClassOfTheTable(object state, string by, string? code, OutcomeClass wanted) =>
        Explanation.Of((LetterStatus)state, by, code).Class.ShouldBe(wanted);

    [Fact]
    public void Of_EveryState_HasWords()
    {
        foreach (var state in Enum.GetValues<LetterStatus>())
        {
            var explanation = Explanation.Of(state, Them, "unheard.of");
            explanation.Text.Da.ShouldNotBeEmpty();
            explanation.Fix.En.ShouldNotBeEmpty();
        }
    }

    /// <summary>Only what Digital Post has seen needs a new messageUUID.</summary>
    [Fact]
    public void Of_WhatIsToBeMended_SaysWhetherItsMessageUuidIsUsedUp()
    {
        Explanation.Of(LetterStatus.Rejected, Them, "memo.invalid").Fix.Da.ShouldEndWith("Giv den et nyt messageUUID.");
        Explanation.Of(LetterStatus.Rejected, Us, "memo.invalid").Fix.ShouldBe(MemoCodes.MemoInvalid.Fix);
        Explanation.Of(LetterStatus.Rejected, Them, "message.uuid.not.unique").Fix.ShouldBe(MemoCodes.MessageUuidNotUnique.Fix);
    }

    /// <summary>The same word means nothing of the letter when its transmission failed.</summary>
    [Fact]
    public void Of_FailedByACodeOfLetters_SaysThatItIsNotAboutTheLetter() =>
        Explanation.Of(LetterStatus.Failed, Them, "archive.processing.failed").Text.ShouldBe(CodeCatalogue.Of("Failed").Text);

    /// <summary>How a call or an upload ended is the code of its letters when it is given up.</summary>
    [Fact]
    public void Catalogue_HowATransmissionEnds_HasARow()
    {
        var calls =
            from outcome in Enum.GetValues<CallOutcome>()
            let ends = RetryPolicy.Decide(Operation.PostArchiveInBulk, outcome, 1, TimeSpan.FromDays(8)).Step == RetryStep.GiveUp
            where ends
            select $"{outcome}";
        var uploads =
            from outcome in Enum.GetValues<SftpOutcome>()
            where RetryPolicy.DecideUpload(outcome, 1, TimeSpan.FromDays(8)).Step == RetryStep.GiveUp
            select $"{outcome}";
        string[] refusals = [nameof(ReceiptStatus.Invalid), nameof(ReceiptStatus.NotAllowed), NothingToSendException.Code];

        calls.Concat(uploads).Concat(refusals).Where(code => CodeCatalogue.Find(code) is null).ShouldBeEmpty();
    }

    [Fact]
    public void Json_Outcome_HasClassTextAndFixBesideTheKeysOfBefore()
    {
        var outcome = new Outcome
        {
            Drop = "kmd/brev.xml", State = LetterStatus.Rejected, By = Them, Code = "recipient.is.exempt", At = DateTimeOffset.UnixEpoch,
        };

        var json = JsonSerializer.SerializeToElement(outcome, SendingJson.Default.Outcome);

        json.GetProperty("class").GetString().ShouldBe("other channel");
        json.GetProperty("text").GetProperty("da").GetString().ShouldBe("Modtageren er fritaget for Digital Post.");
        json.GetProperty("fix").GetProperty("en").GetString().ShouldBe("Send the letter another way, for example as physical mail.");
        json.GetProperty("code").GetString().ShouldBe("recipient.is.exempt");
        JsonSerializer.Deserialize(json, SendingJson.Default.Outcome)!.Class.ShouldBe(OutcomeClass.OtherChannel);
    }
}
