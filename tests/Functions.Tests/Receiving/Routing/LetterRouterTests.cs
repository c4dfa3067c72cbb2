using System.Text.Json;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receiving;

namespace Postvogn.Functions.Tests.Receiving;

public sealed class LetterRouterTests : IDisposable
{
    private readonly ReplyBed bed = new();

    [Theory]
    [InlineData(LetterStatus.Completed)]
    [InlineData(LetterStatus.Waiting)]
    public async Task Deliver_ReplyToALetterThatWasSent_GoesToItsSourceWithItsReferences(object status)
    {
        var sent = await bed.SentAsync(status: (LetterStatus)status, messageId: "SAG-1");

        var message = await bed.ComesAsync((sent, null));

        bed.Destination.ShouldBe("kmd-svar");
        message.RoutedBy.ShouldBe(new RouteReason("reply"));
        message.Answers.ShouldBe(new AnsweredLetter("kmd", "kmd/brev-1.xml", sent, "SAG-1", "S-17"));
        JsonSerializer.Serialize(message, InboxJson.OfMemo.InboxMessage).ShouldContain("\"messageID\": \"SAG-1\"");
    }

    [Theory]
    [InlineData(LetterStatus.Accepted)]
    [InlineData(LetterStatus.Rejected)]
    [InlineData(LetterStatus.Undeliverable)]
    [InlineData(LetterStatus.Printed)]
    [InlineData(LetterStatus.Recalled)]
    [InlineData(LetterStatus.Failed)]
    public async Task Deliver_ReplyToALetterThatWasNotSent_GoesOnToTheContactPoint(object status)
    {
        var sent = await bed.SentAsync(status: (LetterStatus)status);

        var message = await bed.ComesAsync((sent, null));

        bed.Destination.ShouldBe("jobs");
        message.RoutedBy.ShouldBe(new RouteReason("contactPoint", Unmatched: "notSent"));
        message.Answers.ShouldBeNull();
    }

    /// <summary>It went to print because nobody had said whether it had arrived.</summary>
    [Theory]
    [InlineData(LetterStatus.HandedToPrint, "receipt.missing", null)]
    [InlineData(LetterStatus.Printed, "receipt.missing", null)]
    [InlineData(LetterStatus.Undeliverable, "receipt.missing", null)]
    [InlineData(LetterStatus.HandedToPrint, "recipient.is.exempt", "notSent")]
    public async Task Deliver_ReplyToALetterThatMayHaveArrivedBesidePaper_IsMatched(object status, string code, string? unmatched)
    {
        var sent = await bed.SentAsync(status: LetterStatus.Accepted);
        var stored = (await bed.Rig.Letters.FindAsync(sent, default))!;
        var first = new Outcome
        {
            Drop = stored.Value.Drop, State = LetterStatus.HandedToPrint, By = LetterWay.Postvogn, Code = code, At = default,
        };
        var outcome = first.State.Equals(status)
            ? first
            : first with { State = (LetterStatus)status, By = LetterWay.Print, Code = null, History = [first.AsStep()] };
        await bed.Rig.Letters.TryMoveAsync(stored, stored.Value with { Status = (LetterStatus)status, Outcome = outcome }, default);

        (await bed.ComesAsync((sent, null))).RoutedBy!.Unmatched.ShouldBe(unmatched);
    }

    [Theory]
    [InlineData(TransmissionStatus.Composed, false, "notSent")]
    [InlineData(TransmissionStatus.Composed, true, null)]
    [InlineData(TransmissionStatus.Posting, false, null)]
    [InlineData(TransmissionStatus.Sent, false, null)]
    [InlineData(TransmissionStatus.Failed, false, "notSent")]
    public async Task Deliver_ReplyBeforeTheReceipt_IsMatchedOnceTheLetterMayHaveLeft(object status, bool mayHaveArrived, string? unmatched)
    {
        var sent = await bed.SentAsync(status: LetterStatus.Accepted);
        var id = (await bed.Rig.ComposeAsync()).Single();
        var stored = (await bed.Rig.Transmissions.FindAsync(id, default))!;
        var moved = stored.Value with { Status = (TransmissionStatus)status, MayHaveArrived = mayHaveArrived };
        await bed.Rig.Transmissions.TryMoveAsync(stored, moved, default);

        (await bed.ComesAsync((sent, null))).RoutedBy!.Unmatched.ShouldBe(unmatched);
    }

    /// <summary>Nobody may pull a letter into a case by guessing its UUID.</summary>
    [Theory]
    [InlineData("6101019998", Rig.Cvr, "CPR", "otherSender")]
    [InlineData(SampleMemo.Cpr, Rig.Cvr, "CVR", "otherSender")]
    [InlineData("", Rig.Cvr, "CPR", "otherSender")]
    [InlineData(SampleMemo.Cpr, "12345678", "CPR", "otherOrganisation")]
    [InlineData(SampleMemo.Cpr, Rig.Cvr, "cpr", null)]
    public async Task Deliver_ReplyOfSomebodyElse_IsNotMatched(string sender, string cvr, string type, string? unmatched)
    {
        var sent = await bed.SentAsync(messageId: "SAG-1");
        foreach (var replies in new[] { ReplyBed.Replies(sent, null), ReplyBed.Replies(sent, "SAG-1") })
        {
            var uuid = bed.Rig.Ids.NewId();
            var message = await bed.ComesAsync(uuid, ReplyBed.Theirs(uuid, replies, sender, cvr, type));

            message.RoutedBy!.Unmatched.ShouldBe(unmatched);
            (message.Answers is null).ShouldBe(unmatched is not null);
        }
    }

    [Fact]
    public async Task Deliver_ReplyToALetterThatIsNotOurs_SaysThatItIsUnknown() =>
        (await bed.ComesAsync((bed.Rig.Ids.NewId(), "SAG-2"))).RoutedBy.ShouldBe(new RouteReason("contactPoint", Unmatched: "unknown"));

    [Fact]
    public async Task Deliver_ReplyThatNamesItself_IsNotMatched()
    {
        var sent = await bed.SentAsync();
        (await bed.ComesAsync(sent, ReplyBed.Theirs(sent, ReplyBed.Replies(sent, null)))).RoutedBy!.Unmatched.ShouldBe("unknown");
    }

    [Fact]
    public async Task Deliver_LongHistory_TakesTheFirstLetterOfOursInItsOrder()
    {
        var (first, second) = (await bed.SentAsync(), await bed.SentAsync(source: "sd"));
        bed.Settings = bed.Settings with { Sources = new Dictionary<string, Functions.Settings.SourceSettings>(bed.Settings.Sources)
        {
            ["sd"] = new() { System = "post", Destination = "sd-svar" },
        } };

        (await bed.ComesAsync((bed.Rig.Ids.NewId(), null), (second, null), (first, null))).Answers!.MessageUUID.ShouldBe(second);
        bed.Destination.ShouldBe("sd-svar");
        var unknown = Enumerable.Range(0, 10).Select(_ => ((Guid?)bed.Rig.Ids.NewId(), (string?)null)).ToList();
        (await bed.ComesAsync([.. unknown, .. unknown, (first, null)])).Answers!.MessageUUID.ShouldBe(first);
        (await bed.ComesAsync([.. unknown, (first, null), .. unknown])).Answers.ShouldBeNull();
    }

    /// <summary>TI 6.13.8 has the newest first and each entry with the letter and what it answers; the examples of MeMo have the oldest
    /// first. Ours were sent an hour apart, with a citizen's letter between.</summary>
    [Theory]
    [InlineData("self>second second>theirs theirs>first first")]
    [InlineData("second>self theirs>second first>theirs")]
    [InlineData("second>theirs theirs>first first")]
    [InlineData("first theirs>first second>theirs")]
    [InlineData("first theirs second")]
    public async Task Deliver_HistoryInAnyOrder_AnswersTheNewestOfOurs(string history)
    {
        var (self, theirs, first) = (bed.Rig.Ids.NewId(), bed.Rig.Ids.NewId(), await bed.SentAsync());
        bed.Rig.Clock.Advance(TimeSpan.FromHours(1));
        var second = await bed.SentAsync();
        var names = new Dictionary<string, Guid>
        {
            [nameof(self)] = self, [nameof(theirs)] = theirs, [nameof(first)] = first, [nameof(second)] = second,
        };
        var replies = history.Split(' ').Select(entry => entry.Split('>')).Select(ids =>
            $"<memo:ReplyData><memo:messageUUID>{names[ids[0]]}</memo:messageUUID>" +
            $"{(ids.Length == 1 ? "" : $"<memo:replyUUID>{names[ids[1]]}</memo:replyUUID>")}</memo:ReplyData>");

        (await bed.ComesAsync(self, ReplyBed.Theirs(self, string.Concat(replies)))).Answers!.MessageUUID.ShouldBe(second);
    }

    [Theory]
    [InlineData("SAG-1", null)]
    [InlineData("sag-1", "unknown")]
    [InlineData("", "unknown")]
    [InlineData("6101019999", "unknown")]
    public async Task Deliver_ReplyByMessageIdAlone_IsMatchedByItsVeryId(string messageId, string? unmatched)
    {
        await bed.SentAsync(messageId: "SAG-1");
        await bed.SentAsync(messageId: "6101019999");

        (await bed.ComesAsync((null, messageId))).RoutedBy!.Unmatched.ShouldBe(unmatched);
    }

    [Fact]
    public async Task Deliver_MessageIdOfSeveral_IsMatchedOnlyIfOneWasSentToWhoeverReplies()
    {
        var ours = await bed.SentAsync(messageId: "SAG-1");
        await bed.SentAsync(messageId: "SAG-1", cpr: "6101019998");
        (await bed.ComesAsync((null, "SAG-1"))).Answers!.MessageUUID.ShouldBe(ours);

        await bed.SentAsync(messageId: "SAG-1");
        (await bed.ComesAsync((null, "SAG-1"))).RoutedBy!.Unmatched.ShouldBe("ambiguous");
        (await bed.ComesAsync((ours, "SAG-1"))).Answers!.MessageUUID.ShouldBe(ours);
    }

    [Fact]
    public async Task Deliver_MessageIdOfMany_IsAskedForNoLetter()
    {
        for (var i = 0; i < 21; i++) await bed.SentAsync(messageId: "AFG", cpr: "6101019998");
        await bed.SentAsync(messageId: "AFG");
        var before = bed.Counting.Calls.Count;

        (await bed.ComesAsync((null, "AFG"))).RoutedBy!.Unmatched.ShouldBe("ambiguous");

        bed.Counting.Calls.Skip(before).ShouldNotContain(call => call.StartsWith("open messages/") && call.EndsWith("memo.xml"));
    }

    [Fact]
    public async Task Deliver_MessageIdOfAnotherOrganisation_IsUnknown()
    {
        await bed.SentAsync(messageId: "SAG-1");
        var uuid = bed.Rig.Ids.NewId();

        var message = await bed.ComesAsync(uuid, ReplyBed.Theirs(uuid, ReplyBed.Replies(null, "SAG-1"), cvr: "12345678"));

        message.RoutedBy!.Unmatched.ShouldBe("unknown");
    }

    [Theory]
    [InlineData("state.json", "{", "unreadable")]
    [InlineData("memo.xml", "<memo", "unreadable")]
    [InlineData("memo.xml", null, "unreadable")]
    public async Task Deliver_LetterOfOursThatIsBroken_StopsNoDelivery(string file, string? content, string unmatched)
    {
        var sent = await bed.SentAsync();
        var place = new BlobPath("messages", $"{sent}/{file}");
        if (content is null) await bed.Rig.Store.DeleteAsync(place, default, default);
        else await bed.Rig.WriteAsync(place, content);

        (await bed.ComesAsync((sent, null))).RoutedBy.ShouldBe(new RouteReason("contactPoint", Unmatched: unmatched));
    }

    [Fact]
    public async Task Deliver_SourceWithoutDestination_GoesOnAndSaysWhatItAnswers()
    {
        var sent = await bed.SentAsync(source: "sd");

        var message = await bed.ComesAsync((sent, null));

        bed.Destination.ShouldBe("jobs");
        message.RoutedBy.ShouldBe(new RouteReason("contactPoint", Unmatched: "noDestination"));
        message.Answers!.Source.ShouldBe("sd");
    }

    [Fact]
    public async Task Deliver_SourceWithADestinationOfItsName_GoesThere()
    {
        var sent = await bed.SentAsync(source: "sd");
        bed.Settings = bed.Settings with
        {
            Inbox = new("unrouted", new Dictionary<string, string> { [ReplyBed.Point.ToLowerInvariant()] = "jobs", ["x"] = "SD" }),
        };

        (await bed.ComesAsync((sent, null))).RoutedBy.ShouldBe(new RouteReason("reply"));
        bed.Destination.ShouldBe("SD");
    }

    [Fact]
    public async Task Deliver_RuleThatIsMet_ComesBehindTheReplyAndBeforeTheContactPoint()
    {
        var sent = await bed.SentAsync();
        bed.WithRules(("Name", "Alle svar"), ("Destination", "svar"), ("Subject", "svar"));

        (await bed.ComesAsync((sent, null))).RoutedBy.ShouldBe(new RouteReason("reply"));
        (await bed.ComesAsync()).RoutedBy.ShouldBe(new RouteReason("rule", "Alle svar"));
        bed.Destination.ShouldBe("svar");
    }

    /// <summary>What a letter that answers none costs must not grow by those that do.</summary>
    [Fact]
    public async Task Deliver_LetterWithoutReplyData_AsksForNothingMore()
    {
        await bed.ComesAsync();

        bed.Counting.Calls.ShouldNotContain(call => call.Contains(" messages/"));
        bed.Counting.Calls.Where(call => !call.Contains(" inbox")).ShouldNotContain(call => call.StartsWith("list"));
    }

    public void Dispose() => bed.Dispose();
}
