using Postvogn.Sandbox.DigitalPost;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.DigitalPost;

public sealed class SpedUpClockTests
{
    private readonly FakeClock real = new();

    [Fact]
    public void GetUtcNow_AfterASecond_IsTenMinutesLater()
    {
        var clock = new SpedUpClock(600, real);

        real.Advance(TimeSpan.FromSeconds(1));

        clock.GetUtcNow().ShouldBe(FakeClock.Start.AddMinutes(10));
    }

    [Fact]
    public void GetElapsedTime_AfterASecond_IsTenMinutes()
    {
        var clock = new SpedUpClock(600, real);
        var before = clock.GetTimestamp();

        real.Advance(TimeSpan.FromSeconds(1));

        clock.GetElapsedTime(before).ShouldBe(TimeSpan.FromMinutes(10));
    }

    [Fact]
    public void Timer_DueInEightHours_FiresAfterFortyEightSecondsAndNotBefore()
    {
        var clock = new SpedUpClock(600, real);
        DateTimeOffset? firedAt = null;
        using var timer = clock.CreateTimer(_ => firedAt = clock.GetUtcNow(), null, TimeSpan.FromHours(8), Timeout.InfiniteTimeSpan);

        real.Advance(TimeSpan.FromMilliseconds(47_999));
        firedAt.ShouldBeNull();
        real.Advance(TimeSpan.FromMilliseconds(1));

        firedAt.ShouldBe(FakeClock.Start.AddHours(8));
    }

    [Fact]
    public void Timer_DueBetweenTwoMilliseconds_FiresAfterItsTime()
    {
        var clock = new SpedUpClock(600, real);
        DateTimeOffset? firedAt = null;
        using var timer = clock.CreateTimer(_ => firedAt = clock.GetUtcNow(), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        real.Advance(TimeSpan.FromMilliseconds(2));

        firedAt.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(FakeClock.Start.AddSeconds(1));
    }

    [Fact]
    public void Timer_WithAPeriod_FiresAgainAndAgain()
    {
        var clock = new SpedUpClock(600, real);
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromHours(6), TimeSpan.FromHours(6));

        real.Advance(TimeSpan.FromSeconds(36 * 20));

        fired.ShouldBe(20);
    }

    [Fact]
    public void Timer_Changed_KeepsToTheFastTime()
    {
        var clock = new SpedUpClock(600, real);
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        real.Advance(TimeSpan.FromHours(1));
        fired.ShouldBe(0);

        timer.Change(TimeSpan.FromMinutes(10), Timeout.InfiniteTimeSpan);
        real.Advance(TimeSpan.FromSeconds(1));

        fired.ShouldBe(1);
    }

    [Fact]
    public async Task Delay_OfADay_TakesOneHundredFortyFourSeconds()
    {
        var clock = new SpedUpClock(600, real);
        var delay = Task.Delay(TimeSpan.FromDays(1), clock);

        real.Advance(TimeSpan.FromSeconds(143));
        delay.IsCompleted.ShouldBeFalse();
        real.Advance(TimeSpan.FromSeconds(1));

        await delay;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(-1)]
    public void Factor_BelowOne_IsRefused(double factor) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new SpedUpClock(factor, real));
}
