using System.Net;
using Postvogn.Testing;

namespace Postvogn.DigitalPost.Tests.RateLimits;

/// <summary>The token bucket of TI 12.1, on a clock that the test advances.</summary>
public sealed class RateLimitTests
{
    private readonly FakeClock clock = new();

    [Theory]
    [InlineData(60, 30)]
    [InlineData(6, 3)]
    public async Task WaitAsync_FullBucket_LetsItsCapacityThroughAndThenItsRate(int capacity, int rate)
    {
        var limit = new RateLimit(new(capacity, rate), clock);
        var calls = await CallAsync(limit, Operation.PostMemo, capacity + (2 * rate));

        (await ThroughAsync(calls)).ShouldBe(capacity);
        await AdvanceAsync(999, calls);
        (await ThroughAsync(calls)).ShouldBe(capacity + rate - 1);
        // A wait is whole milliseconds, rounded up: at most one of them late for each call.
        await AdvanceAsync(1 + rate, calls);
        (await ThroughAsync(calls)).ShouldBe(capacity + rate);
    }

    [Fact]
    public async Task WaitAsync_AfterALongPause_HasNoMoreThanTheCapacity()
    {
        var limit = new RateLimit(new(6, 3), clock);
        await CallAsync(limit, Operation.PostMemo, 6);
        clock.Advance(TimeSpan.FromHours(1));

        (await ThroughAsync(await CallAsync(limit, Operation.PostMemo, 10))).ShouldBe(6);
    }

    [Fact]
    public async Task WaitAsync_BucketThatIsLowerAtTheService_WaitsForTheService()
    {
        var limit = new RateLimit(new(60, 30), clock);
        limit.Learn(Operation.PostMemo, Answered(("X-RateLimit-Remaining", "2")));

        (await ThroughAsync(await CallAsync(limit, Operation.PostMemo, 10))).ShouldBe(2);
    }

    [Fact]
    public async Task WaitAsync_BucketThatIsFullerAtTheService_KeepsItsOwnCount()
    {
        // The service has not yet counted the calls that are under way.
        var limit = new RateLimit(new(6, 3), clock);
        await CallAsync(limit, Operation.PostMemo, 5);
        limit.Learn(Operation.PostMemo, Answered(("X-RateLimit-Remaining", "5")));

        (await ThroughAsync(await CallAsync(limit, Operation.PostMemo, 5))).ShouldBe(1);
    }

    [Fact]
    public async Task WaitAsync_OtherSizeAtTheService_TakesItsSize()
    {
        var limit = new RateLimit(new(60, 30), clock);
        limit.Learn(
            Operation.PostMemo,
            Answered(("X-RateLimit-Burst-Capacity", "6"), ("X-RateLimit-Replenish-Rate", "2"), ("X-RateLimit-Remaining", "0")));
        var calls = await CallAsync(limit, Operation.PostMemo, 20);

        (await ThroughAsync(calls)).ShouldBe(0);
        await AdvanceAsync(2000, calls);
        (await ThroughAsync(calls)).ShouldBe(4);
        clock.Advance(TimeSpan.FromHours(1));
        (await ThroughAsync(await CallAsync(new RateLimit(new(6, 2), clock), Operation.PostMemo, 20))).ShouldBe(6);
    }

    [Fact]
    public async Task WaitAsync_ExpensiveOperation_CostsWhatTheServiceSaid()
    {
        var limit = new RateLimit(new(60, 30), clock);
        limit.Learn(Operation.PostArchiveInBulk, Answered(("X-RateLimit-Requested-Tokens", "20")));

        (await ThroughAsync(await CallAsync(limit, Operation.PostArchiveInBulk, 5))).ShouldBe(3);
    }

    [Fact]
    public async Task WaitAsync_CheapOperation_CostsOneThoughAnotherIsExpensive()
    {
        var limit = new RateLimit(new(60, 30), clock);
        limit.Learn(Operation.PostArchiveInBulk, Answered(("X-RateLimit-Requested-Tokens", "20")));

        (await ThroughAsync(await CallAsync(limit, Operation.PostMemo, 61))).ShouldBe(60);
    }

    [Fact]
    public async Task WaitAsync_OperationThatCostsMoreThanTheBucketHolds_WaitsForAFullBucket()
    {
        var limit = new RateLimit(new(6, 3), clock);
        limit.Learn(Operation.PostArchiveInBulk, Answered(("X-RateLimit-Requested-Tokens", "20"), ("X-RateLimit-Remaining", "0")));
        var calls = await CallAsync(limit, Operation.PostArchiveInBulk, 1);

        await AdvanceAsync(1999, calls);
        (await ThroughAsync(calls)).ShouldBe(0);
        await AdvanceAsync(1, calls);
        (await ThroughAsync(calls)).ShouldBe(1);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("")]
    public async Task WaitAsync_HeadersThatAreNoNumbers_ChangeNothing(string text)
    {
        var limit = new RateLimit(new(6, 3), clock);
        limit.Learn(
            Operation.PostMemo,
            Answered(
                ("X-RateLimit-Remaining", text),
                ("X-RateLimit-Burst-Capacity", text),
                ("X-RateLimit-Replenish-Rate", text),
                ("X-RateLimit-Requested-Tokens", text)));

        (await ThroughAsync(await CallAsync(limit, Operation.PostMemo, 10))).ShouldBe(6);
    }

    [Fact]
    public async Task WaitAsync_HeadersOfZero_NeverStopTheClock()
    {
        var limit = new RateLimit(new(6, 3), clock);
        limit.Learn(
            Operation.PostMemo,
            Answered(
                ("X-RateLimit-Burst-Capacity", "0"),
                ("X-RateLimit-Replenish-Rate", "0"),
                ("X-RateLimit-Requested-Tokens", "0"),
                ("X-RateLimit-Remaining", "0")));
        var calls = await CallAsync(limit, Operation.PostMemo, 3);

        await AdvanceAsync(3000, calls);
        (await ThroughAsync(calls)).ShouldBe(3);
    }

    [Fact]
    public async Task WaitAsync_AfterA429_IsClosedForASecondThatDoublesWithEachRefusal()
    {
        var limit = new RateLimit(new(60, 30), clock);
        foreach (var seconds in new[] { 1, 2, 4, 8, 16, 30, 30 })
        {
            limit.Learn(Operation.PostMemo, Refused());
            var call = await CallAsync(limit, Operation.PostMemo, 1);
            await AdvanceAsync((seconds * 1000) - 1, call);
            (await ThroughAsync(call)).ShouldBe(0, $"{seconds} s");
            await AdvanceAsync(1, call);
            (await ThroughAsync(call)).ShouldBe(1, $"{seconds} s");
        }
    }

    [Fact]
    public async Task WaitAsync_AfterASuccess_TheNext429ClosesForASecondAgain()
    {
        var limit = new RateLimit(new(60, 30), clock);
        limit.Learn(Operation.PostMemo, Refused());
        limit.Learn(Operation.PostMemo, Refused());
        limit.Learn(Operation.PostMemo, Answered());
        clock.Advance(TimeSpan.FromMinutes(1));
        limit.Learn(Operation.PostMemo, Refused());
        var call = await CallAsync(limit, Operation.PostMemo, 1);

        await AdvanceAsync(1000, call);
        (await ThroughAsync(call)).ShouldBe(1);
    }

    [Fact]
    public async Task WaitAsync_429WithRetryAfter_IsClosedAsLongAsAsked()
    {
        var limit = new RateLimit(new(60, 30), clock);
        limit.Learn(Operation.PostMemo, Refused(("Retry-After", "29")));
        var call = await CallAsync(limit, Operation.PostMemo, 1);

        await AdvanceAsync(28_999, call);
        (await ThroughAsync(call)).ShouldBe(0);
        await AdvanceAsync(1, call);
        (await ThroughAsync(call)).ShouldBe(1);
    }

    [Theory]
    [InlineData("31", 31)]
    [InlineData("3600", 3600)]
    [InlineData("5000000", 3600)]
    public async Task WaitAsync_429WithALongRetryAfter_DoesNotWaitAndIsOpenAfterAnHourAtMost(string asked, int seconds)
    {
        var limit = new RateLimit(new(60, 30), clock);
        limit.Learn(Operation.ListReceipts, Refused(("Retry-After", asked)));

        (await Should.ThrowAsync<BucketClosedException>(() => limit.WaitAsync(Operation.PostMemo)))
            .Left.ShouldBe(TimeSpan.FromSeconds(seconds));

        clock.Advance(TimeSpan.FromSeconds(seconds));
        (await ThroughAsync(await CallAsync(limit, Operation.PostMemo, 1))).ShouldBe(1);
    }

    [Fact]
    public async Task WaitAsync_429WhileOthersWait_HoldsThemToo()
    {
        var limit = new RateLimit(new(1, 1), clock);
        var calls = await CallAsync(limit, Operation.PostMemo, 2);
        limit.Learn(Operation.PostMemo, Refused(("Retry-After", "10")));

        await AdvanceAsync(9_999, calls);
        (await ThroughAsync(calls)).ShouldBe(1);
        await AdvanceAsync(1, calls);
        (await ThroughAsync(calls)).ShouldBe(2);
    }

    [Fact]
    public async Task WaitAsync_SeveralWaiting_GoInTheOrderTheyCame()
    {
        var limit = new RateLimit(new(1, 1), clock);
        var calls = await CallAsync(limit, Operation.PostMemo, 4);
        for (var through = 1; through <= 4; through++)
        {
            calls.Select(c => c.IsCompletedSuccessfully).ShouldBe(Enumerable.Range(1, 4).Select(n => n <= through));
            await AdvanceAsync(1000, calls);
        }
    }

    [Fact]
    public async Task WaitAsync_OneThatGivesUp_TakesNoTokenAndLetsNobodyOvertake()
    {
        var limit = new RateLimit(new(1, 1), clock);
        using var cancel = new CancellationTokenSource();
        var first = await CallAsync(limit, Operation.PostMemo, 2);
        var impatient = limit.WaitAsync(Operation.PostMemo, cancel.Token);
        var last = await CallAsync(limit, Operation.PostMemo, 1);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => impatient);
        (await ThroughAsync(last)).ShouldBe(0);
        await AdvanceAsync(1000, [.. first, .. last]);
        (await ThroughAsync(first), await ThroughAsync(last)).ShouldBe((2, 0));
        await AdvanceAsync(1000, [.. first, .. last]);
        (await ThroughAsync(last)).ShouldBe(1);
    }

    private static HttpResponseMessage Answered(params (string Name, string Value)[] headers) => With(new(HttpStatusCode.OK), headers);

    private static HttpResponseMessage Refused(params (string Name, string Value)[] headers) =>
        With(new(HttpStatusCode.TooManyRequests), headers);

    private static HttpResponseMessage With(HttpResponseMessage response, (string Name, string Value)[] headers)
    {
        foreach (var (name, value) in headers)
            response.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        return response;
    }

    private async Task<List<Task>> CallAsync(RateLimit limit, Operation operation, int times)
    {
        var calls = Enumerable.Range(0, times).Select(_ => limit.WaitAsync(operation)).ToList();
        await ThroughAsync(calls);
        return calls;
    }

    /// <summary>A millisecond at a time, so that a wait that ends on the way ends at its time.</summary>
    private async Task AdvanceAsync(int milliseconds, List<Task> calls)
    {
        for (; milliseconds > 0; milliseconds--)
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            await ThroughAsync(calls);
        }
    }

    /// <summary>
    /// How many got through. Who is first in line has taken its tokens or waits for a timer; until then, nothing is settled.
    /// </summary>
    private async Task<int> ThroughAsync(List<Task> calls)
    {
        while (clock.WaitingTimers == 0 && !calls.TrueForAll(c => c.IsCompleted))
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        return calls.Count(c => c.IsCompletedSuccessfully);
    }
}
