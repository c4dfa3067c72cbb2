using Postvogn.Sandbox.Staging;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.Staging;

public class LeapingClockTests
{
    private readonly FakeClock real = new();

    [Fact]
    public void Leap_MovesTheTimeAndTheTimestampsTogether()
    {
        var clock = new LeapingClock(real);
        var (time, stamp) = (clock.GetUtcNow(), clock.GetTimestamp());

        clock.Leap(TimeSpan.FromHours(6));
        real.Advance(TimeSpan.FromSeconds(1));

        clock.GetUtcNow().ShouldBe(time + TimeSpan.FromHours(6) + TimeSpan.FromSeconds(1));
        clock.GetElapsedTime(stamp).ShouldBe(TimeSpan.FromHours(6) + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Leap_FarEnough_FiresATimerOnceAndNotBefore()
    {
        var clock = new LeapingClock(real);
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(10), Timeout.InfiniteTimeSpan);

        clock.Leap(TimeSpan.FromMinutes(9));
        real.Advance(TimeSpan.FromSeconds(59));
        fired.ShouldBe(0);

        clock.Leap(TimeSpan.FromSeconds(1));
        real.Advance(TimeSpan.Zero);
        real.Advance(TimeSpan.FromHours(1));
        fired.ShouldBe(1);
    }

    [Fact]
    public void CreateTimer_WithAPeriod_FiresAgainAfterALeap()
    {
        var clock = new LeapingClock(real);
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

        real.Advance(TimeSpan.FromMinutes(1));
        clock.Leap(TimeSpan.FromMinutes(1));
        real.Advance(TimeSpan.Zero);
        fired.ShouldBe(2);
    }

    [Fact]
    public void Dispose_BeforeTheLeap_NeverFires()
    {
        var clock = new LeapingClock(real);
        var fired = 0;
        clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan).Dispose();

        clock.Leap(TimeSpan.FromHours(1));
        real.Advance(TimeSpan.FromHours(1));
        fired.ShouldBe(0);
    }
}
