using Postvogn.Sandbox.Demo;

namespace Postvogn.EndToEnd;

public sealed class When_the_main_job_runs : IAsyncLifetime
{
    private DemoResult _result = null!;

    public async Task InitializeAsync() => _result = await Journey.RunAsync(Journey.Small);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void Should_account_for_every_letter_in_both_directions()
    {
        var count = _result.Count;
        count.Problems.ShouldBeEmpty();
        (count.Dropped, count.Completed, count.Rejected).ShouldBe((44, 34, 10));
        count.Accepted.ShouldBe(37, "three of the ten are refused by Digital Post itself");
        (count.Received, count.Delivered, count.Duplicates, count.ReceiptsSent).ShouldBe((12, 12, 5, 17));
        _result.DeadLettered.ShouldBe(0);
        _result.PeakRssBytes.ShouldBeInRange(10_000_000, 400_000_000);
        _result.IsGood.ShouldBeTrue();
    }
}
