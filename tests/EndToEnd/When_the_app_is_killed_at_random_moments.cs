namespace Postvogn.EndToEnd;

public class When_the_app_is_killed_at_random_moments
{
    [Fact]
    public async Task Should_lose_and_double_nothing()
    {
        var result = await Journey.RunAsync(Journey.Small with { Kills = 3, Seed = 3 });

        Journey.ShouldHaveEveryEnd(result);
        result.Kills.ShouldBe(3);
    }
}
