using Postvogn.Testing;
using Xunit.Abstractions;

namespace Postvogn.DigitalPost.Tests.RateLimits;

/// <summary>
/// A day of 500,000 letters of one system in production, with a receipt for each: how long the rate limit of TI 12.1 makes it take. The
/// receipts are fetched in pages of a hundred and deleted one by one (TI 10.8.2), which is what costs most; when they are pushed, they cost
/// nothing. Only the limit is simulated: calls take no time.
/// </summary>
public sealed class DayOfLettersTests(ITestOutputHelper output)
{
    private const int Letters = 500_000;
    private const int LettersInAnArchive = 1_000;
    private const int ReceiptsInAPage = 100;
    private const int PerSecond = 30;

    private readonly FakeClock clock = new();

    [Theory]
    [InlineData(0, false)]
    [InlineData(50_000, false)]
    [InlineData(Letters, false)]
    [InlineData(50_000, true)]
    public async Task Day_HalfAMillionLetters_StaysInsideTheLimit(int urgent, bool oncePerSecond)
    {
        var bucket = new GuideBucket(60, PerSecond, oncePerSecond);
        var limit = new RateLimit(new(60, PerSecond), clock);
        var receipts = Letters + (Letters / ReceiptsInAPage);
        var archives = (Letters - urgent) / LettersInAnArchive;

        await CallAsync(limit, bucket, Operation.PostArchiveInBulk, archives);
        await CallAsync(limit, bucket, Operation.PostMemo, urgent);
        await CallAsync(limit, bucket, Operation.DeleteReceipt, receipts);

        var calls = archives + urgent + receipts;
        var took = clock.GetUtcNow() - FakeClock.Start;
        output.WriteLine(
            $"{urgent:N0} urgent, the others in archives: {calls:N0} calls in {took:hh\\:mm\\:ss}, {bucket.Refusals} refused.");
        bucket.Taken.ShouldBe(calls);
        if (!oncePerSecond) bucket.Refusals.ShouldBe(0);
        // No faster than the limit lets anybody be, and hardly slower.
        var fastest = TimeSpan.FromSeconds((calls - 60) / (double)PerSecond);
        took.ShouldBeInRange(fastest - TimeSpan.FromSeconds(1), fastest * 1.02);
        took.ShouldBeLessThan(TimeSpan.FromHours(10));
    }

    [Fact]
    public async Task WaitAsync_UrgentBehindTenThousandInBulk_WaitsForOneCallOfThem()
    {
        var limit = new RateLimit(new(1, 1), clock);
        var bulk = Enumerable.Range(0, 10_000).Select(_ => limit.WaitAsync(Operation.PostArchiveInBulk)).ToList();
        var urgent = Enumerable.Range(0, 3).Select(_ => limit.WaitAsync(Operation.PostMemo)).ToList();

        var through = new List<(int Urgent, int Bulk)>();
        for (var second = 0; second < 9; second++)
        {
            await ThroughAsync([.. bulk, .. urgent], second + 1);
            await clock.UntilWaitingAsync(1);
            through.Add((urgent.Count(call => call.IsCompleted), bulk.Count(call => call.IsCompleted)));
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        through.ShouldBe([(0, 1), (0, 2), (1, 2), (1, 3), (2, 3), (2, 4), (3, 4), (3, 5), (3, 6)]);
    }

    [Fact]
    public async Task WaitAsync_BulkBehindManyUrgent_IsNotStarved()
    {
        var limit = new RateLimit(new(1, 1), clock);
        var urgent = Enumerable.Range(0, 100).Select(_ => limit.WaitAsync(Operation.PostMemo)).ToList();
        var bulk = limit.WaitAsync(Operation.PostArchiveInBulk);

        for (var second = 0; second < 2; second++)
        {
            await ThroughAsync([bulk, .. urgent], second + 1);
            await clock.UntilWaitingAsync(1);
            bulk.IsCompleted.ShouldBeFalse();
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        await bulk;
        urgent.Count(call => call.IsCompleted).ShouldBe(2);
    }

    /// <summary>A token lets one through; the word of it may come a moment later.</summary>
    private static async Task ThroughAsync(List<Task> calls, int expected)
    {
        while (calls.Count(call => call.IsCompleted) < expected) await Task.Yield();
    }

    /// <summary>One call after the other; what is refused is made again.</summary>
    private async Task CallAsync(RateLimit limit, GuideBucket bucket, Operation operation, int times)
    {
        for (var until = bucket.Taken + times; bucket.Taken < until;)
        {
            await ThroughAsync(limit.WaitAsync(operation));
            using var answer = bucket.Answer((long)(clock.GetUtcNow() - FakeClock.Start).TotalMilliseconds);
            limit.Learn(operation, answer);
        }
    }

    private async Task ThroughAsync(Task call)
    {
        while (!call.IsCompleted)
        {
            if (clock.WaitingTimers > 0) clock.AdvanceToNextTimer();
            else await Task.Yield();
        }
    }
}
