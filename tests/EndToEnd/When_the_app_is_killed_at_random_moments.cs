namespace Postvogn.EndToEnd;

public class When_the_app_is_killed_at_random_moments
{
    [Fact]
    public async Task Should_lose_and_double_nothing()
    {
        var result = await Journey.RunAsync(Journey.Small with { Kills = 3, Seed = 3 });

        result.Count.Problems.ShouldBeEmpty();
        result.Kills.ShouldBe(3);
        (result.Count.Dropped, result.Count.Completed, result.Count.Rejected, result.Count.Undeliverable).ShouldBe((44, 34, 8, 2));
        (result.Count.Received, result.Count.Delivered).ShouldBe((12, 12));
    }
}
