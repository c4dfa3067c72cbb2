using Postvogn.Sandbox.CoreTools;
using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.Staging;
using Postvogn.Sandbox.Store;
using Postvogn.Testing;

namespace Postvogn.EndToEnd;

/// <summary>The same job, counted the same, under Microsoft's own host.</summary>
public sealed class When_the_main_job_runs_under_Core_Tools
{
    private static readonly DemoOptions Small = Journey.Small with { Host = HostKind.CoreTools, Store = StoreKind.Azurite };

    [FactIfAvailable(typeof(CoreToolsNeeds))]
    public async Task Should_account_for_every_letter_in_both_directions()
    {
        var result = await Journey.RunAsync(Small);

        var count = result.Count;
        Journey.ShouldHaveEveryEnd(result);
        (count.Duplicates, count.ReceiptsSent).ShouldBe((5, 20));
        result.DeadLettered.ShouldBe(0);
    }

    [FactIfAvailable(typeof(CoreToolsNeeds))]
    public async Task Should_lose_and_double_nothing_when_the_app_is_killed()
    {
        var result = await Journey.RunAsync(Small with { Kills = 2, Seed = 5 });

        Journey.ShouldHaveEveryEnd(result);
    }
}
