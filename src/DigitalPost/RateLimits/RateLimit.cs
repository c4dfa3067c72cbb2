using System.Collections.Concurrent;

namespace Postvogn.DigitalPost;

/// <summary>One system's token bucket (TI 12.1), steered by what the service says of its own: other processes of ours call as the same
/// system. Safe for use by many threads.</summary>
public sealed class RateLimit(RateLimitSize size, TimeProvider clock)
{
    private static readonly TimeSpan ShortestClosure = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestClosure = TimeSpan.FromSeconds(30);

    // Of what the service asks for: then a call asks again.
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    private readonly SharedLine line = new();
    private readonly ConcurrentDictionary<Operation, int> costs = new();
    private readonly Lock gate = new();
    private readonly long startedAt = clock.GetTimestamp();
    private RateLimitSize current = size;
    private double tokens = size.BurstCapacity;
    private TimeSpan refilledAt;
    private TimeSpan closedUntil;
    private int refusals;

    /// <summary>Waits for the operation's tokens, and takes them. First come, first served among urgent calls and among bulk; by turns
    /// between the two. <see cref="BucketClosedException"/>: the service wants no call for longer than a caller should wait.</summary>
    public Task WaitAsync(Operation operation, CancellationToken cancellationToken = default) => line.InTurnAsync(
        operation,
        async token =>
        {
            while (Take(operation) is { } delay)
                await Task.Delay(delay, clock, token);
        },
        cancellationToken);

    /// <summary>Left now.</summary>
    public double Tokens
    {
        get
        {
            lock (gate)
            {
                Refill();
                return tokens;
            }
        }
    }

    /// <summary>When it is full, as the service last said.</summary>
    public int Capacity
    {
        get
        {
            lock (gate) return current.BurstCapacity;
        }
    }

    internal void Learn(Operation operation, HttpResponseMessage response)
    {
        var said = RateLimitHeaders.Of(response);
        if (said.RequestedTokens is { } cost)
            costs[operation] = Math.Max(1, cost);
        lock (gate)
        {
            Refill();
            current = new(
                Math.Max(1, said.BurstCapacity ?? current.BurstCapacity), Math.Max(1, said.ReplenishRate ?? current.ReplenishRate));
            // Never more than we count ourselves: the service has not counted the calls that are still under way.
            tokens = Math.Min(tokens, said.Remaining ?? tokens);
            if (StatusTable.OutcomeOf(response.StatusCode) == CallOutcome.TooManyRequests)
                Close(ResponseHeaders.RetryAfter(response, clock) ?? TimeSpan.Zero);
            else
                refusals = 0;
        }
    }

    // For longer with each refusal in a row: the bucket is shared with callers that we do not see.
    private void Close(TimeSpan asked)
    {
        var closure = ShortestClosure * Math.Pow(2, Math.Min(refusals++, 10));
        var until = refilledAt + Longer(Shorter(asked, LongestAsked), Shorter(closure, LongestClosure));
        closedUntil = Longer(closedUntil, until);
        tokens = 0;
    }

    // Null when the tokens were taken, else how long until it is worth another try: no longer than a timer can hold.
    private TimeSpan? Take(Operation operation)
    {
        lock (gate)
        {
            Refill();
            if (closedUntil > refilledAt)
                return closedUntil - refilledAt is var left && left <= LongestClosure
                    ? WholeMilliseconds(left)
                    : throw new BucketClosedException(left);
            var cost = Math.Min(costs.GetValueOrDefault(operation, 1), current.BurstCapacity);
            if (tokens < cost)
                return WholeMilliseconds(Shorter(TimeSpan.FromSeconds((cost - tokens) / current.ReplenishRate), LongestClosure));
            tokens -= cost;
            return null;
        }
    }

    private void Refill()
    {
        var now = clock.GetElapsedTime(startedAt);
        tokens = Math.Min(current.BurstCapacity, tokens + ((now - refilledAt).TotalSeconds * current.ReplenishRate));
        refilledAt = now;
    }

    // Upwards: a timer cuts off what is less than a millisecond, and would come too early.
    private static TimeSpan WholeMilliseconds(TimeSpan time) => TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds));

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
