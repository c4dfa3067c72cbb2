using Postvogn.Sandbox.FunctionsHost.Handler;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.FunctionsHost.Handler;

public sealed class RestartPolicyTests
{
    private readonly FakeClock clock = new();

    [Theory]
    [InlineData(0, RestartVerdict.LeaveDead)]
    [InlineData(200, RestartVerdict.Restart)]
    [InlineData(1, RestartVerdict.Restart)]
    [InlineData(137, RestartVerdict.Restart)]
    internal void AfterExit_FirstTime_DependsOnTheCode(int exitCode, RestartVerdict expected) =>
        new RestartPolicy(clock, mostErrors: 3).AfterExit(exitCode).ShouldBe(expected);

    [Fact]
    public void AfterExit_ThirdErrorInTheWindow_GivesUp()
    {
        var policy = new RestartPolicy(clock, mostErrors: 3);
        policy.AfterExit(1);
        clock.Advance(TimeSpan.FromMinutes(15));
        policy.AfterError();
        clock.Advance(TimeSpan.FromMinutes(15));

        policy.AfterExit(134).ShouldBe(RestartVerdict.GiveUp);
    }

    [Fact]
    public void AfterExit_ErrorsFurtherApart_GoesOn()
    {
        var policy = new RestartPolicy(clock, mostErrors: 3);
        for (var error = 0; error < 10; error++)
        {
            policy.AfterExit(1).ShouldBe(RestartVerdict.Restart);
            clock.Advance(TimeSpan.FromMinutes(16));
        }
    }

    [Fact]
    public void AfterExit_200InBetween_IsNotCounted()
    {
        var policy = new RestartPolicy(clock, mostErrors: 3);
        policy.AfterExit(1);
        for (var restart = 0; restart < 5; restart++) policy.AfterExit(200);

        policy.AfterExit(1).ShouldBe(RestartVerdict.Restart);
    }
}
