using Postvogn.Functions.Letters;
using Postvogn.Sandbox.Azurite;
using Postvogn.Sandbox.Store;
using Postvogn.Testing;

namespace Postvogn.EndToEnd;

/// <summary>
/// The same job, counted the same, with Blob Storage's emulator in the place of the folder: real requests, conditions and blocks.
/// </summary>
public sealed class When_the_main_job_runs_on_Azurite
{
    [FactIfAvailable(typeof(AzuriteServer))]
    public Task Should_account_for_every_letter_in_both_directions() => ShouldCountAsync(kills: 0);

    [FactIfAvailable(typeof(AzuriteServer))]
    public Task Should_lose_and_double_nothing_when_the_app_is_killed() => ShouldCountAsync(kills: 1);

    [Fact]
    public void Should_find_the_containers_that_the_app_knows() => StoreContainers.All.ShouldBe(Places.Containers, ignoreOrder: true);

    private static async Task ShouldCountAsync(int kills)
    {
        var result = await Journey.RunAsync(Journey.Small with { Store = StoreKind.Azurite, Kills = kills, Seed = 5 });

        Journey.ShouldHaveEveryEnd(result);
        result.Kills.ShouldBe(kills);
    }
}
