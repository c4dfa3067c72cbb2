using Postvogn.Sandbox.FunctionsHost.Worker;

namespace Postvogn.Sandbox.Tests.FunctionsHost.Worker;

public sealed class RestartPolicyTests
{
    private readonly FakeClock clock = new();
    private readonly RestartPolicy policy;

    public RestartPolicyTests() => policy = new RestartPolicy(clock, mostDeaths: 3);

    [Fact]
    public void Allows_ThirdDeath_EndsTheHost()
    {
        policy.Allows().ShouldBeTrue();
        policy.Allows().ShouldBeTrue();
        policy.Allows().ShouldBeFalse();
    }

    [Fact]
    public void Allows_DeathsSpreadOverAnHour_AreNotForgottenOneByOne()
    {
        policy.Allows();
        clock.Advance(TimeSpan.FromMinutes(29));
        policy.Allows();
        clock.Advance(TimeSpan.FromMinutes(29));

        policy.Allows().ShouldBeFalse();
    }

    [Fact]
    public void Allows_AfterAGap_BeginsAnew()
    {
        policy.Allows();
        policy.Allows();
        clock.Advance(TimeSpan.FromMinutes(31));

        policy.Allows().ShouldBeTrue();
        policy.Allows().ShouldBeTrue();
    }
}
