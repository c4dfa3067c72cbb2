using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Demo;

/// <summary>In waves, so that there is work whenever the app process is killed.</summary>
internal sealed class Traffic(Stage stage, DemoPlan plan, TimeProvider clock)
{
    private readonly DropBox dropBox = new(stage.Store);
    private readonly ReplySender replies = new(stage, clock);
    private readonly RecallDesk recalls = new(stage.Store, clock);

    public async Task RunAsync(Killer killer, CancellationToken cancellationToken)
    {
        var waves = killer.Kills + 1;
        var others = new List<Task>();
        for (var wave = 0; wave < waves; wave++)
        {
            foreach (var drop in WaveOf(plan.Drops, wave, waves))
                await dropBox.PutAsync(drop, cancellationToken);
            others.AddRange(WaveOf(plan.Drops, wave, waves).SelectMany(drop => drop.Letters).Where(letter => letter.Recall is not null)
                .Select(letter => recalls.RecallAsync(letter, cancellationToken)));
            others.AddRange(WaveOf(plan.Replies, wave, waves).Select(reply => replies.SendAsync(reply, cancellationToken)));
            if (wave < killer.Kills)
                await killer.KillAtRandomMomentAsync(stage.Host, cancellationToken);
        }
        foreach (var drop in plan.Late)
            await DropLateAsync(drop, cancellationToken);
        await Task.WhenAll(others);
    }

    private static IEnumerable<T> WaveOf<T>(IReadOnlyList<T> all, int wave, int waves) => all.Where((_, index) => index % waves == wave);

    private async Task DropLateAsync(Drop drop, CancellationToken cancellationToken)
    {
        foreach (var letter in drop.Letters)
            await WaitUntilTakenAsync(letter.MessageUuid, cancellationToken);
        await dropBox.PutAsync(drop, cancellationToken);
    }

    private async Task WaitUntilTakenAsync(Guid? uuid, CancellationToken cancellationToken)
    {
        while (!await stage.Store.ExistsAsync("messages", $"{uuid}/state.json", cancellationToken))
            await Task.Delay(TimeSpan.FromMilliseconds(100), clock, cancellationToken);
    }
}
