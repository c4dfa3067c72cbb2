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
        count.Problems.ShouldBeEmpty();
        (count.Dropped, count.Completed, count.Rejected, count.Undeliverable).ShouldBe((44, 34, 8, 2));
        count.Accepted.ShouldBe(37, "three of the ten are refused by Digital Post itself");
        (count.Received, count.Delivered, count.Duplicates, count.ReceiptsSent).ShouldBe((12, 12, 5, 17));
        result.DeadLettered.ShouldBe(0);
        result.PeakRssBytes.ShouldBeInRange(10_000_000, 400_000_000);
        result.IsGood.ShouldBeTrue();
    }
}
