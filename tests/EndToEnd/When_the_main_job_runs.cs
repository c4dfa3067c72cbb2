using Postvogn.Sandbox.Demo;

namespace Postvogn.EndToEnd;

public sealed class When_the_main_job_runs : IAsyncLifetime
{
    private DemoResult result = null!;

    public async Task InitializeAsync() => result = await Journey.RunAsync(Journey.Small);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void Should_account_for_every_letter_in_both_directions()
    {
        var count = result.Count;
        Journey.ShouldHaveEveryEnd(result);
        count.Accepted.ShouldBeInRange(44, 47, "it sees no letter that a rule or a look-up stops, nor one that was taken back before");
        (count.Duplicates, count.ReceiptsSent).ShouldBe((5, 20));
        result.DeadLettered.ShouldBe(0);
        result.PeakRssBytes.ShouldBeInRange(10_000_000, 400_000_000);
    }
}
