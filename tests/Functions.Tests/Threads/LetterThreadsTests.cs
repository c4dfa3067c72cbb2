using Postvogn.Functions.Letters;
using Postvogn.Functions.Operations;
using Postvogn.Functions.Tests.Receiving;
using Postvogn.Functions.Threads;

namespace Postvogn.Functions.Tests.Threads;

public sealed class LetterThreadsTests : IDisposable
{
    private readonly ReplyBed bed = new();

    [Fact]
    public async Task Find_FromAnyLetterOfAThread_IsTheWholeThread()
    {
        var ours = await bed.SentAsync();
        bed.Rig.Clock.Advance(TimeSpan.FromDays(1));
        var theirs = (await bed.ComesAsync((ours, null))).MessageUUID;
        bed.Rig.Clock.Advance(TimeSpan.FromDays(1));
        var answer = await bed.SentAsync(answers: theirs);
        bed.Rig.Clock.Advance(TimeSpan.FromDays(1));
        var last = (await bed.ComesAsync((answer, null), (theirs, null), (ours, null))).MessageUUID;

        foreach (var letter in new[] { ours, theirs, answer, last })
        {
            var thread = (await bed.Rig.Get<LetterFinder>(bed.Settings).FindAsync(letter, default))!.Thread!;

            thread.Select(its => its.MessageUUID).ShouldBe([ours, theirs, answer, last]);
            thread.Select(its => its.Direction).ShouldBe(["sent", "received", "sent", "received"]);
            thread.Select(its => its.Source ?? its.Destination).ShouldBe(["kmd", "kmd-svar", "kmd", "kmd-svar"]);
            thread.Select(its => its.At!.Value).ShouldBeInOrder();
        }
    }

    [Fact]
    public async Task Find_ThreadThatTheyBegan_NamesTheirLetterFirst()
    {
        var theirs = (await bed.ComesAsync()).MessageUUID;
        var answer = await bed.SentAsync(answers: theirs);

        var thread = (await bed.Rig.Get<LetterFinder>(bed.Settings).FindAsync(answer, default))!.Thread!;

        thread.Select(its => (its.MessageUUID, its.Direction, its.Destination))
            .ShouldBe([(theirs, "received", "jobs"), (answer, "sent", null)]);
    }

    [Fact]
    public async Task Find_LetterAlone_HasNoThread() =>
        (await bed.Rig.Get<LetterFinder>(bed.Settings).FindAsync(await bed.SentAsync(), default))!.Thread.ShouldBeNull();

    [Fact]
    public async Task Find_LettersThatAnswerEachOtherInACircle_AreListedOnceEach()
    {
        Guid[] uuids = [bed.Rig.Ids.NewId(), bed.Rig.Ids.NewId(), bed.Rig.Ids.NewId()];
        for (var i = 0; i < 3; i++) await bed.SentAsync(messageUuid: uuids[i], answers: uuids[(i + 1) % 3]);
        var self = bed.Rig.Ids.NewId();
        await bed.SentAsync(messageUuid: self, answers: self);

        foreach (var letter in uuids.Append(self))
        {
            var thread = (await bed.Rig.Get<LetterFinder>(bed.Settings).FindAsync(letter, default))!.Thread ?? [];
            thread.Select(its => its.MessageUUID).ShouldBeUnique();
        }
    }

    [Fact]
    public async Task List_LongThread_IsCutAndCostsOneListing()
    {
        var (first, threads) = (bed.Rig.Ids.NewId(), bed.Rig.Get<LetterThreads>());
        for (var i = 0; i <= LetterThreads.Most; i++)
            await threads.KeepAsync(new ThreadEntry(bed.Rig.Ids.NewId(), bed.Rig.Clock.GetUtcNow(), "sent", "kmd"), first, default);
        var before = bed.Counting.Calls.Count;

        var thread = await threads.ListAsync(first, default);

        (thread.Others.Count, thread.IsCut).ShouldBe((LetterThreads.Most, true));
        bed.Counting.Calls.Skip(before).Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("kmd")]
    [InlineData("Ældre_og.Handicap-2")]
    [InlineData("a--b..c")]
    public void Of_ItsOwnName_IsTheSame(string place)
    {
        var entry = new ThreadEntry(bed.Rig.Ids.NewId(), new DateTimeOffset(2030, 1, 7, 8, 0, 0, 123, TimeSpan.Zero), "received", place);

        ThreadEntry.Of(entry.Name).ShouldBe(entry);
        BlobPath.IsValid(Places.ThreadEntry(entry.MessageUuid, entry.Name).Name).ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("20300107T080000123Z")]
    [InlineData("20300107T080000123Z-sent-")]
    [InlineData("20300107T080000123Z-lost-7f3b1c52-9a44-4d0e-8b67-0123456789ab-kmd")]
    [InlineData("20301307T080000123Z-sent-7f3b1c52-9a44-4d0e-8b67-0123456789ab-kmd")]
    [InlineData("20300107T080000123Z-sent-7f3b1c52-9a44-4d0e-8b67-0123456789a-kmdk")]
    public void Of_AnotherName_IsNone(string name) => ThreadEntry.Of(name).ShouldBeNull();

    public void Dispose() => bed.Dispose();
}
