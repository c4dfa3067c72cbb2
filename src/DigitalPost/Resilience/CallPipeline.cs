using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Postvogn.DigitalPost;

/// <summary>How one service is called: the one place that builds such a pipeline (docs/adr/0030). From outside in: it lets nothing through
/// while the service is away, repeats a call where the caller's rule says that this is safe, and ends an attempt that takes too long.
/// However often a call is repeated, the circuit counts it once. Another try later stands in a record. The circuit lives as long as the
/// instance: one for each service, or each part of one that fails alone. Safe for use by many threads.</summary>
public sealed partial class CallPipeline<T>
{
    // Three, so that one mishap in quiet hours opens nothing; nearly all of them, since half a service is still one, and what it does not
    // take is tried again anyway.
    private const int LeastCalls = 3;
    private const double ShareThatFails = 0.9;

    // Longer than two silences in a row, so that a single caller that waits one out each time is enough to open it. What came in before
    // the outage has left the window after this time at the latest.
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(4);

    // A blip is over in seconds; in an outage one call a minute asks whether it is over.
    private static readonly TimeSpan FirstBreak = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestBreak = TimeSpan.FromMinutes(1);

    // Before the first repeat, and twice as long before the next: at most, since a repeat comes at any moment within.
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);

    private static readonly ResiliencePropertyKey<Func<T, int, TimeSpan, bool>> Rule = new("Postvogn.MayRepeat");
    private static readonly ResiliencePropertyKey<long> Begun = new("Postvogn.Begun");

    private readonly CircuitBreakerStateProvider circuit = new();
    private readonly CallPipelineOptions<T> options;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly ResiliencePipeline<T> pipeline;

    // In ticks of UTC.
    private long openUntil;

    /// <summary>Its circuit is closed. <paramref name="random"/> spreads repeats and probes, so that processes do not come all at
    /// once.</summary>
    public CallPipeline(CallPipelineOptions<T> options, TimeProvider clock, Random random, ILogger logger)
    {
        (this.options, this.clock, this.logger) = (options, clock, logger);
        var builder = new ResiliencePipelineBuilder<T> { TimeProvider = clock };
        builder.AddCircuitBreaker(Breaker(random));
        if (options.Repeats > 0) builder.AddRetry(Retry(random));
        if (options.AttemptLimit is { } limit) builder.AddTimeout(limit);
        pipeline = builder.Build();
    }

    /// <summary>For how long nobody asks the service; null when a call would be made now.</summary>
    public TimeSpan? Away => circuit.CircuitState switch
    {
        CircuitState.Open when Volatile.Read(ref openUntil) - clock.GetUtcNow().Ticks is > 0 and var left => TimeSpan.FromTicks(left),
        // One call is asking.
        CircuitState.HalfOpen => FirstBreak,
        _ => null,
    };

    /// <summary>Asks <paramref name="mayRepeat"/> with what came of an attempt, its number (from 1) and the time since the first;
    /// <paramref name="notMade"/> when the service is away: for so long nobody asks it again. An attempt over its limit is a
    /// <see cref="TimeoutRejectedException"/>.</summary>
    public async Task<TResult> CallAsync<TResult>(
        Func<CancellationToken, ValueTask<TResult>> call, Func<T, int, TimeSpan, bool> mayRepeat, Func<TimeSpan, TResult> notMade,
        CancellationToken cancellationToken)
        where TResult : T
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Rule, mayRepeat);
        context.Properties.Set(Begun, clock.GetTimestamp());
        try
        {
            return (TResult)(await pipeline.ExecuteAsync(async context => (T)await call(context.CancellationToken), context))!;
        }
        catch (BrokenCircuitException open)
        {
            // While a probe is under way the break itself is over.
            return notMade(open.RetryAfter is { } left && left > TimeSpan.Zero ? left : FirstBreak);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private RetryStrategyOptions<T> Retry(Random random) => new()
    {
        MaxRetryAttempts = options.Repeats,
        DelayGenerator = past => ValueTask.FromResult<TimeSpan?>(
            FirstWait * Math.Pow(2, past.AttemptNumber) * random.NextDouble()),
        ShouldHandle = attempt => ValueTask.FromResult(
            attempt.Outcome.Exception is null && MayRepeat(attempt.Context, attempt.Outcome.Result!, attempt.AttemptNumber + 1)),
    };

    // Not in an outage: a probe is one attempt.
    private bool MayRepeat(ResilienceContext context, T result, int attempt) =>
        circuit.CircuitState == CircuitState.Closed
            && context.Properties.TryGetValue(Rule, out var mayRepeat)
            && context.Properties.TryGetValue(Begun, out var begun)
            && mayRepeat(result, attempt, clock.GetElapsedTime(begun));

    private CircuitBreakerStrategyOptions<T> Breaker(Random random) => new()
    {
        MinimumThroughput = LeastCalls,
        FailureRatio = ShareThatFails,
        SamplingDuration = Window,
        BreakDurationGenerator = past => ValueTask.FromResult(Jitter.Over(BreakAfter(past.HalfOpenAttempts), random.NextDouble())),
        StateProvider = circuit,
        ShouldHandle = call => ValueTask.FromResult(IsFailure(call.Outcome)),
        OnOpened = opened =>
        {
            Volatile.Write(ref openUntil, (clock.GetUtcNow() + opened.BreakDuration).Ticks);
            Opened(logger, options.Service, opened.BreakDuration.TotalSeconds);
            return ValueTask.CompletedTask;
        },
        OnClosed = _ =>
        {
            Closed(logger, options.Service);
            return ValueTask.CompletedTask;
        },
    };

    private static TimeSpan BreakAfter(int probes)
    {
        var length = FirstBreak * Math.Pow(2, Math.Min(probes, 10));
        return length < LongestBreak ? length : LongestBreak;
    }

    private bool IsFailure(Outcome<T> outcome) => outcome.Exception switch
    {
        null => options.IsAway(outcome.Result!),
        TimeoutRejectedException => true,
        // Cancelled, or a fault of our own: it says nothing of the service, and so no probe that ends so lets the others in.
        _ => circuit.CircuitState == CircuitState.HalfOpen,
    };

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning,
        Message = "{Service} is away: nearly every call of the last minutes failed. None is made for {Seconds:0} seconds, then one, and " +
            "what waits is tried again later")]
    private static partial void Opened(ILogger logger, string service, double seconds);

    [LoggerMessage(EventId = 4, Level = LogLevel.Information, Message = "{Service} answers again")]
    private static partial void Closed(ILogger logger, string service);
}
