using Postvogn.Functions.Letters;
using Postvogn.Functions.Receipts;
using Postvogn.Testing;
using static Postvogn.Functions.Receipts.ChaseStep;

namespace Postvogn.Functions.Tests.Receipts;

/// <summary>The table of docs/adr/0017, cell by cell.</summary>
public sealed class ChasePolicyTests
{
    public enum Post
    {
        Sent,
        Unanswered,
        Refused,
    }

    [Theory]
    //                                   within a day  after a day   after 30 days
    [InlineData(FateKind.Completed, Post.Sent, FileReceipt, FileReceipt, FileReceipt)]
    [InlineData(FateKind.Completed, Post.Unanswered, FileReceipt, FileReceipt, FileReceipt)]
    [InlineData(FateKind.Completed, Post.Refused, FileReceipt, FileReceipt, FileReceipt)]
    [InlineData(FateKind.Rejected, Post.Sent, FileReceipt, FileReceipt, FileReceipt)]
    [InlineData(FateKind.Rejected, Post.Unanswered, FileReceipt, FileReceipt, FileReceipt)]
    [InlineData(FateKind.Rejected, Post.Refused, FileReceipt, FileReceipt, FileReceipt)]
    [InlineData(FateKind.Recalled, Post.Sent, Recall, Recall, Recall)]
    [InlineData(FateKind.Recalled, Post.Unanswered, Recall, Recall, Recall)]
    [InlineData(FateKind.Recalled, Post.Refused, Recall, Recall, Recall)]
    [InlineData(FateKind.Arrived, Post.Sent, Wait, AskPerson, AskPerson)]
    [InlineData(FateKind.Arrived, Post.Unanswered, Wait, AskPerson, AskPerson)]
    [InlineData(FateKind.Arrived, Post.Refused, Wait, AskPerson, AskPerson)]
    [InlineData(FateKind.Nothing, Post.Sent, Wait, AskPerson, AskPerson)]
    [InlineData(FateKind.Nothing, Post.Unanswered, Wait, Resend, AskPerson)]
    [InlineData(FateKind.Nothing, Post.Refused, Wait, AskPerson, AskPerson)]
    [InlineData(FateKind.Unclear, Post.Sent, AskPerson, AskPerson, AskPerson)]
    [InlineData(FateKind.Unclear, Post.Unanswered, AskPerson, AskPerson, AskPerson)]
    [InlineData(FateKind.Unclear, Post.Refused, AskPerson, AskPerson, AskPerson)]
    public void Decide_FateAndPost_IsTheTable(object fate, Post post, object soon, object later, object late)
    {
        var transmission = Of(post);
        At(TimeSpan.FromDays(7) + TimeSpan.FromHours(23)).ShouldBe((ChaseStep)soon);
        At(TimeSpan.FromDays(8)).ShouldBe((ChaseStep)later);
        At(TimeSpan.FromDays(30)).ShouldBe((ChaseStep)late);

        ChaseStep At(TimeSpan age) => ChasePolicy.Decide((FateKind)fate, transmission, transmission.CreatedAt + age);
    }

    [Fact]
    public void Decide_EveryFate_HasARow() =>
        typeof(ChasePolicyTests)
            .GetMethod(nameof(Decide_FateAndPost_IsTheTable))!.GetCustomAttributes(typeof(InlineDataAttribute), false).Length
            .ShouldBe(Enum.GetValues<FateKind>().Length * Enum.GetValues<Post>().Length);

    [Fact]
    public void After_EachQuestion_TheNextIsFurtherAwayAndNeverMoreThanADay()
    {
        var now = FakeClock.Start;
        var chase = Chase.After(null, now, jitter: 0);
        var hours = new List<double>();
        for (var i = 0; i < 8; i++)
        {
            hours.Add((chase.AskAgainAt - now).TotalHours);
            chase = Chase.After(chase, now, jitter: 0);
        }

        hours.ShouldBe([1, 2, 4, 8, 16, 24, 24, 24]);
        chase.Asked.ShouldBe(9);
    }

    /// <summary>Given up after seven days.</summary>
    private static Transmission Of(Post post) => new()
    {
        Id = Rig.SystemId,
        System = "post",
        Candidates = [],
        Status = post == Post.Sent ? TransmissionStatus.Sent : TransmissionStatus.Failed,
        MayHaveArrived = true,
        Refused = post == Post.Refused,
        CreatedAt = FakeClock.Start,
        ChangedAt = FakeClock.Start.AddDays(7),
    };
}
