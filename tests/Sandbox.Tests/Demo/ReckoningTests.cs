using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.Samples;
using static Postvogn.Sandbox.Tests.Demo.EvidenceMaker;

namespace Postvogn.Sandbox.Tests.Demo;

public class ReckoningTests
{
    [Fact]
    public void Count_AllWell_NothingIsWrong()
    {
        var count = Reckoning.Count(AllWell);

        count.Problems.ShouldBeEmpty();
        (count.Dropped, count.Accepted, count.Transmissions, count.Completed, count.Rejected).ShouldBe((1, 1, 1, 1, 0));
        (count.Received, count.Delivered, count.ReceiptsSent, count.Duplicates).ShouldBe((1, 1, 1, 0));
    }

    [Fact]
    public void Count_NoOutcome_IsLost() =>
        Numbers(AllWell with { Outcomes = new Dictionary<string, Outcome>() }).ShouldBe((1, 0, 0));

    [Fact]
    public void Count_SaidToBeCompletedButNotArrived_IsLost() => Numbers(AllWell.WithTaken()).ShouldBe((1, 0, 0));

    [Fact]
    public void Count_ArrivedWithOtherBytes_IsLostAndAStrangerArrived() =>
        Numbers(AllWell.WithTaken(Taken with { Sha256 = "bb" })).ShouldBe((1, 0, 1));

    [Fact]
    public void Count_DeliveredTwice_IsDoubled() => Numbers(AllWell.WithTaken(Taken, Taken)).ShouldBe((0, 1, 0));

    [Fact]
    public void Count_SentTwiceButDeliveredOnce_IsFine() =>
        Numbers(AllWell.WithTaken(Taken, Taken with { Completed = false, Code = "message.uuid.not.unique" })).ShouldBe((0, 0, 0));

    [Fact]
    public void Count_SaidToBeUndeliverableButDelivered_IsUnexpected() =>
        Numbers(AllWell.WithOutcome(Completed with { State = "Undeliverable", By = "DigitalPost", Code = "recipient.is.exempt" }))
            .ShouldBe((0, 0, 1));

    [Fact]
    public void Count_ALetterThatNobodyDropped_IsUnexpected() =>
        Numbers(AllWell.WithTaken(Taken, new TakenLetter(Reply, "cc", Completed: true, Code: null))).ShouldBe((0, 0, 1));

    [Fact]
    public void Count_OutcomeOfAnotherDrop_IsUnexpected() =>
        Numbers(AllWell.WithOutcome(Completed with { Drop = "socialforvaltningen/andet.xml" })).ShouldBe((0, 0, 1));

    [Theory]
    [InlineData("recipient.is.exempt", 0)]
    [InlineData("recipient.not.found", 1)]
    public void Count_UndeliverableByReceipt_IsFineOnlyWithTheCodeThatWasExpected(string expected, int unexpected)
    {
        var refused = Completed with { State = "Undeliverable", By = "DigitalPost", Code = "recipient.is.exempt" };
        var evidence = AllWell.WithOutcome(refused).WithTaken(Taken with { Completed = false, Code = "recipient.is.exempt" });

        Numbers(evidence with { Letters = [Dropped(new Expectation("Undeliverable", "DigitalPost", expected))] })
            .ShouldBe((0, 0, unexpected));
    }

    [Fact]
    public void Count_RefusedByRuleButSentAllTheSame_IsUnexpected()
    {
        var refused = Completed with { State = "Rejected", By = "Postvogn", Code = "memo.invalid" };
        var evidence = AllWell.WithOutcome(refused).WithTaken(Taken with { Completed = false, Code = "memo.invalid" });

        Numbers(evidence with { Letters = [Dropped(Expectation.RefusedByRule("memo.invalid"))] }).ShouldBe((0, 0, 1));
    }

    [Fact]
    public void Count_UndeliverableByPostvognButSentAllTheSame_IsUnexpected()
    {
        var stopped = Completed with { State = "Undeliverable", By = "Postvogn", Code = "recipient.is.exempt" };
        var evidence = AllWell.WithOutcome(stopped) with { Letters = [Dropped(expected: null)] };

        Numbers(evidence.WithTaken()).ShouldBe((0, 0, 0));
        Numbers(evidence.WithTaken(Taken with { Completed = false, Code = "recipient.is.exempt" })).ShouldBe((0, 0, 1));
        Reckoning.Count(evidence.WithTaken()).Undeliverable.ShouldBe(1);
    }

    [Fact]
    public void Count_UsersOwnLetterRefusedWithoutAReceiptThatSaysSo_IsUnexpected()
    {
        var refused = Completed with { State = "Undeliverable", By = "DigitalPost", Code = "recipient.is.exempt" };
        var evidence = AllWell.WithOutcome(refused).WithTaken(Taken with { Completed = false, Code = "recipient.not.found" });

        Numbers(evidence with { Letters = [Dropped(expected: null)] }).ShouldBe((0, 0, 1));
    }

    [Fact]
    public void Count_PackageWhoseFilesArrivedChanged_IsLostAndAStrangerArrived()
    {
        var package = Dropped(Expectation.Completed) with { MessageUuid = null, MemoSha256 = null, FileSha256 = ["11", "22"] };

        Numbers((AllWell with { Letters = [package] }).WithTaken(Taken with { FileSha256 = ["11", "22"] })).ShouldBe((0, 0, 0));
        Numbers((AllWell with { Letters = [package] }).WithTaken(Taken with { FileSha256 = ["22", "11"] })).ShouldBe((1, 0, 1));
    }

    [Theory]
    [InlineData("ff", 0, 0)]
    [InlineData("ee", 1, 1)]
    public void Count_UsersOwnMemoThatWasWrittenAnew_IsTheSameByItsFiles(string arrived, int lost, int unexpected)
    {
        var own = Dropped(expected: null) with { FileSha256 = ["ff"] };

        Numbers((AllWell with { Letters = [own] }).WithTaken(Taken with { Sha256 = "bb", FileSha256 = [arrived] }))
            .ShouldBe((lost, 0, unexpected));
    }

    [Fact]
    public void OfTheSettled_RunThatWasStopped_WhatIsOpenIsNotLost()
    {
        var evidence = AllWell with { Outcomes = new Dictionary<string, Outcome>() };
        evidence = evidence with { National = evidence.National with { Replies = [new HandedLetter(EvidenceMaker.Reply, "ee", 2, 1)] } };

        var count = Reckoning.Count(evidence).OfTheSettled(evidence);

        (count.Open, count.Lost, count.Unexpected).ShouldBe((1, 0, 0));
    }

    [Fact]
    public void OfTheSettled_WhatIsDoubledOrWronglyCompleted_IsSaid()
    {
        var doubled = AllWell.WithTaken(Taken, Taken);
        var lost = AllWell.WithTaken();

        Reckoning.Count(doubled).OfTheSettled(doubled).Doubled.ShouldBe(1);
        Reckoning.Count(lost).OfTheSettled(lost).Lost.ShouldBe(1);
    }

    [Fact]
    public void Count_SameFileUnderTwoNames_OneDeliveredAndOneRefused_IsFine()
    {
        const string copy = "socialforvaltningen/kopi.xml";
        var refused = new Outcome
        {
            Drop = copy,
            MessageUUID = EvidenceMaker.Letter.ToString(),
            State = "Rejected",
            By = "Postvogn",
            Code = "message.uuid.not.unique",
        };
        var evidence = AllWell with
        {
            Letters = [Dropped(expected: null), Dropped(expected: null) with { Drop = copy, Outcome = copy }],
            Outcomes = new Dictionary<string, Outcome> { [Name] = Completed, [copy] = refused },
        };

        Numbers(evidence).ShouldBe((0, 0, 0));
    }

    [Theory]
    [InlineData("Completed", Fate.Delivered, 0, 0)]
    [InlineData("Completed", Fate.Waiting, 0, 1)]
    [InlineData("Completed", Fate.Recalled, 0, 1)]
    [InlineData("Completed", null, 1, 0)]
    [InlineData("Waiting", Fate.Waiting, 0, 0)]
    [InlineData("Waiting", Fate.Delivered, 0, 0)]
    [InlineData("Waiting", Fate.Recalled, 0, 1)]
    [InlineData("Waiting", null, 1, 0)]
    [InlineData("Recalled", Fate.Recalled, 0, 0)]
    [InlineData("Recalled", null, 0, 0)]
    [InlineData("Recalled", Fate.Waiting, 0, 1)]
    [InlineData("Recalled", Fate.Delivered, 0, 1)]
    [InlineData("Undeliverable", null, 0, 0)]
    [InlineData("Undeliverable", Fate.Delivered, 0, 1)]
    [InlineData("Undeliverable", Fate.Waiting, 0, 1)]
    public void Count_WhatIsSaidOfALetter_MustBeItsFate(string state, object? fate, int lost, int unexpected)
    {
        var taken = fate is Fate its ? new[] { Taken with { Fate = its } } : [];
        var evidence = AllWell.WithOutcome(Completed with { State = state, By = "Print" }).WithTaken(taken);

        Numbers(evidence with { Letters = [Dropped(expected: null)] }).ShouldBe((lost, 0, unexpected));
    }

    [Theory]
    [InlineData("Printed", 1, 0, 0, 0)]
    [InlineData("Printed", 0, 1, 0, 0)]
    [InlineData("Printed", 2, 0, 1, 0)]
    [InlineData("Undeliverable", 0, 0, 0, 0)]
    [InlineData("Undeliverable", 1, 0, 0, 1)]
    [InlineData("HandedToPrint", 0, 1, 0, 0)]
    [InlineData("HandedToPrint", 1, 1, 0, 0)]
    public void Count_WhatIsSaidOfPrinting_MustBeWhatWasPrinted(string state, int times, int lost, int doubled, int unexpected)
    {
        var prints = times == 0 ? [] : new[] { Print with { Times = times } };
        var evidence = AllWell.WithOutcome(Completed with { State = state, By = "Print" }).WithTaken();

        Numbers(evidence with { Letters = [Dropped(expected: null)], Prints = prints }).ShouldBe((lost, doubled, unexpected));
    }

    [Fact]
    public void Count_DeliveredAndPrinted_IsDoubled() => Numbers(AllWell with { Prints = [Print] }).ShouldBe((0, 1, 0));

    [Fact]
    public void Count_PrintThatIsNotWhatWasDropped_IsUnexpected()
    {
        var printed = AllWell.WithOutcome(Completed with { State = "Printed" }).WithTaken() with { Letters = [Dropped(expected: null)] };

        Numbers(printed with { Prints = [Print with { FileSha256 = ["00"] }] }).ShouldBe((0, 0, 1));
        Numbers(printed with { Prints = [Print with { Fault = "the file 1 differs" }] }).ShouldBe((0, 0, 1));
        Numbers(printed with { Prints = [Print, Print with { MessageUuid = Reply }] }).ShouldBe((0, 0, 1));
    }

    [Fact]
    public void Count_RecallWithoutAnAnswerOrWithAWrongOne_IsUnexpected()
    {
        var asked = AllWell with { Letters = [Dropped(Expectation.Completed) with { Recall = Recall.TooLate }] };

        Numbers(asked).ShouldBe((0, 0, 1));
        Numbers(asked with { RecallAnswers = new Dictionary<string, string> { [Name] = "Completed" } }).ShouldBe((0, 0, 0));
        Numbers(asked with { RecallAnswers = new Dictionary<string, string> { [Name] = "Claimed" } }).ShouldBe((0, 0, 0));
        Numbers(asked with { RecallAnswers = new Dictionary<string, string> { [Name] = "Recalled" } }).ShouldBe((0, 0, 1));
    }

    [Fact]
    public void Count_ReplyToALetterOfOurs_MustLieAtItsSourceAndNameIt()
    {
        var answered = new AnsweredLetter("socialforvaltningen", "brev.xml", EvidenceMaker.Letter, "SAG-1", "socialforvaltningen");
        var replies = AllWell.Replies.Select(reply => reply with { Answers = answered }).ToList();
        var right = InInbox with
        {
            Destination = "socialforvaltningen",
            Answers = new InboxAnswers("socialforvaltningen", "brev.xml", EvidenceMaker.Letter, "SAG-1"),
        };

        Reckoning.Count(AllWell with { Replies = replies, Inbox = [right] }).RoutedReplies.ShouldBe(1);
        Numbers(AllWell with { Replies = replies, Inbox = [right] }).ShouldBe((0, 0, 0));
        Numbers(AllWell with { Replies = replies, Inbox = [right with { Answers = null }] }).ShouldBe((0, 0, 1));
        Numbers(AllWell with { Replies = replies, Inbox = [right with { Destination = "jobcenter" }] }).ShouldBe((0, 0, 1));
        Numbers(AllWell with { Replies = replies, Inbox = [right with { Answers = right.Answers with { Drop = "andet.xml" } }] })
            .ShouldBe((0, 0, 1));
        Numbers(AllWell with { Inbox = [right with { Destination = InInbox.Destination }] }).ShouldBe((0, 0, 1));
    }

    [Fact]
    public void Count_ReplyNeverTakenOver_IsLostOnce() =>
        Numbers(AllWell with { National = AllWell.National with { Replies = [] }, Inbox = [] }).ShouldBe((1, 0, 0));

    [Fact]
    public void Count_ReplyNotInInbox_IsLost() => Numbers(AllWell with { Inbox = [] }).ShouldBe((1, 0, 0));

    [Fact]
    public void Count_ReplyInTwoPlaces_IsDoubledAndOneIsWrong() =>
        Numbers(AllWell with { Inbox = [InInbox, InInbox with { Destination = "andetsteds" }] }).ShouldBe((0, 1, 1));

    [Fact]
    public void Count_ReplyWithOtherFiles_IsUnexpected() =>
        Numbers(AllWell with { Inbox = [InInbox with { FileSha256 = ["00"] }] }).ShouldBe((0, 0, 1));

    [Fact]
    public void Count_ReplyHandedOverTwiceButReceiptedOnce_IsUnexpected()
    {
        var count = Reckoning.Count(AllWell with { National = AllWell.National with { Replies = [new HandedLetter(Reply, "ee", 2, 1)] } });

        count.Duplicates.ShouldBe(1);
        count.Unexpected.ShouldBe(1);
    }

    [Fact]
    public void Count_StrangerInInbox_IsUnexpected() =>
        Numbers(AllWell with { Inbox = [InInbox, InInbox with { MessageUuid = EvidenceMaker.Letter }] }).ShouldBe((0, 0, 1));

    /// <summary>Each count of the ends is right, or the demo ends with another exit code than 0.</summary>
    [Fact]
    public void IsGood_LetterThatIsToEndSo_OnlyWhenItHas()
    {
        string[] ends = ["Completed", "Rejected", "Undeliverable", "Printed", "Recalled", "Waiting"];
        foreach (var (end, wanted) in from end in ends from wanted in ends select (end, wanted))
        {
            var count = Reckoning.Count(EndedAs(end) with { Letters = [Dropped(new Expectation(wanted))] });

            new DemoResult { Count = count }.IsGood.ShouldBe(end == wanted, $"{wanted} was wanted, and it is {end}");
            new[] { count.Completed, count.Rejected, count.Undeliverable, count.Printed, count.Recalled, count.Waiting }
                .ShouldBe(ends.Select(one => one == end ? 1 : 0));
        }
    }

    // All that Digital Post and the provider saw agrees with it.
    private static Evidence EndedAs(string end)
    {
        TakenLetter[] taken = end switch
        {
            "Completed" => [Taken],
            "Waiting" => [Taken with { Fate = Fate.Waiting }],
            _ => [],
        };
        var evidence = AllWell.WithOutcome(Completed with { State = end, By = "Postvogn" }).WithTaken(taken);
        return evidence with { Prints = end == "Printed" ? [Print] : [] };
    }

    private static (int Lost, int Doubled, int Unexpected) Numbers(Evidence evidence)
    {
        var count = Reckoning.Count(evidence);
        return (count.Lost, count.Doubled, count.Unexpected);
    }
}
