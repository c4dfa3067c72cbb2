using Postvogn.Sandbox.FunctionsHost.Queues;

namespace Postvogn.Sandbox.Tests.FunctionsHost.Queues;

public sealed class PollingBackoffTests
{
    [Fact]
    public void After_NothingFound_DoublesUpToTheMost()
    {
        var backoff = new PollingBackoff(TimeSpan.FromSeconds(1));

        Enumerable.Range(0, 6).Select(_ => backoff.After(0).TotalMilliseconds).ShouldBe([100, 200, 400, 800, 1000, 1000]);
    }

    [Fact]
    public void After_Found_LooksAgainAtOnceAndBeginsAnew()
    {
        var backoff = new PollingBackoff(TimeSpan.FromMinutes(1));
        for (var look = 0; look < 5; look++) backoff.After(0);

        backoff.After(3).ShouldBe(TimeSpan.Zero);
        backoff.After(0).ShouldBe(TimeSpan.FromMilliseconds(100));
    }
}
