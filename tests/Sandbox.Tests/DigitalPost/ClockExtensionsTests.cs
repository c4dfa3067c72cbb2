using Postvogn.Sandbox.DigitalPost;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.DigitalPost;

public sealed class ClockExtensionsTests
{
    [Fact]
    public async Task DelayUntil_ClockThatJumpsBeforeTheWaitBegins_EndsAtItsMoment()
    {
        var clock = new JumpingClock { JumpsAtNextTimer = TimeSpan.FromSeconds(1) };

        var waiting = clock.DelayUntilAsync(FakeClock.Start.AddSeconds(2), default);

        waiting.IsCompleted.ShouldBeFalse();
        clock.Inner.Advance(TimeSpan.FromSeconds(1));
        await waiting;
        clock.GetUtcNow().ShouldBe(FakeClock.Start.AddSeconds(2));
    }

    [Fact]
    public async Task DelayUntil_ClockThatJumpsPastTheMoment_EndsAtOnce() =>
        await new JumpingClock { JumpsAtNextTimer = TimeSpan.FromHours(6) }.DelayUntilAsync(FakeClock.Start.AddSeconds(2), default);

    [Fact]
    public async Task DelayUntil_MomentThatHasPassed_EndsAtOnce() => await new FakeClock().DelayUntilAsync(FakeClock.Start, default);

    /// <summary>Jumps once, between the look at the clock and the timer that follows from it.</summary>
    private sealed class JumpingClock : TimeProvider
    {
        public FakeClock Inner { get; } = new();

        public TimeSpan? JumpsAtNextTimer { get; set; }

        public override DateTimeOffset GetUtcNow() => Inner.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (JumpsAtNextTimer is { } jump) Inner.Advance(jump);
            JumpsAtNextTimer = null;
            return Inner.CreateTimer(callback, state, dueTime, period);
        }
    }
}
