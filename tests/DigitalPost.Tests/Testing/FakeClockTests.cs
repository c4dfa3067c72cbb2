using Postvogn.Testing;

namespace Postvogn.DigitalPost.Tests.Testing;

public sealed class FakeClockTests
{
    [Fact]
    public void Advance_SeveralTimers_FireInOrderEachAtItsOwnTime()
    {
        var clock = new FakeClock();
        var fired = new List<string>();
        void Note(string name) => fired.Add($"{name} {(clock.GetUtcNow() - FakeClock.Start).TotalSeconds}");
        using var late = clock.CreateTimer(_ => Note("late"), null, TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);
        using var early = clock.CreateTimer(_ => Note("early"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        using var often = clock.CreateTimer(_ => Note("often"), null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));

        clock.Advance(TimeSpan.FromSeconds(4.5));

        fired.ShouldBe(["early 1", "often 2", "late 3", "often 4"]);
        clock.GetUtcNow().ShouldBe(FakeClock.Start.AddSeconds(4.5));
        clock.WaitingTimers.ShouldBe(1);
    }

    [Fact]
    public void Advance_TimerThatStartsAnother_FiresBoth()
    {
        var clock = new FakeClock();
        DateTimeOffset? second = null;
        using var first = clock.CreateTimer(
            _ => clock.CreateTimer(_ => second = clock.GetUtcNow(), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan),
            null,
            TimeSpan.FromSeconds(1),
            Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromSeconds(2));

        second.ShouldBe(FakeClock.Start.AddSeconds(2));
    }

    [Fact]
    public void Advance_TimerDisposedOrChanged_FiresAsItStandsLast()
    {
        var clock = new FakeClock();
        var fired = 0;
        using var disposed = clock.CreateTimer(_ => fired += 1, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        using var changed = clock.CreateTimer(_ => fired += 10, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        disposed.Dispose();
        changed.Change(TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromSeconds(4));
        fired.ShouldBe(0);
        clock.Advance(TimeSpan.FromSeconds(1));
        fired.ShouldBe(10);
    }

    [Fact]
    public async Task Delay_OnTheClock_EndsWhenItsTimeIsThere()
    {
        var clock = new FakeClock();
        var delay = Task.Delay(TimeSpan.FromSeconds(1), clock);

        clock.Advance(TimeSpan.FromMilliseconds(999));
        delay.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromMilliseconds(1));

        await delay;
        clock.GetElapsedTime(FakeClock.Start.UtcTicks).ShouldBe(TimeSpan.FromSeconds(1));
    }
}
