using Postvogn.Sandbox.CoreTools;
using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.Samples;
using Postvogn.Sandbox.Staging;
using Postvogn.Sandbox.Store;
using Spectre.Console;

namespace Postvogn.Sandbox.Live;

internal sealed class LiveRun(StageOptions options, IAnsiConsole console, TimeProvider clock)
{
    private const long NeededBytes = 100_000_000;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        SandboxStores.Require(options.Store);
        if (options.Host == HostKind.CoreTools) CoreToolsNeeds.Require();
        var folders = new StageFolders(options.Directory);
        await using var ours = folders.Claim();
        DiskSpace.Require(folders.Root, NeededBytes);
        console.MarkupLine(options.Store == StoreKind.Azurite ?
            "Starting Postvogn's sandbox on Azurite (installed on first use, half a minute) ..." : "Starting Postvogn's sandbox ...");
        var plan = await MakeSamplesAsync(folders, cancellationToken);
        var digitalPostClock = new LeapingClock(clock);
        await using var stage = await Stage.StartAsync(
            options with { Cast = plan.Cast, Clock = clock, DigitalPostClock = digitalPostClock }, cancellationToken);

        var watch = await PostWatch.StartAsync(stage.Store, clock, cancellationToken);
        var postBox = new PostBox(stage, clock);
        Welcome.Show(console, stage, postBox, options.SettingsFile);
        try
        {
            await Task.WhenAll(
                new TimeKeeper(stage, digitalPostClock, clock).RunAsync(cancellationToken),
                postBox.RunAsync(cancellationToken),
                ShowAsync(watch.ReadAllAsync(cancellationToken)),
                ShowAsync(TurnedAway.WatchAsync(stage, cancellationToken).Select(message => $"[red]{message.EscapeMarkup()}[/]")),
                new Traffic(stage, plan, clock).RunAsync(new Killer(0, new Seeded(0), clock), cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            console.MarkupLine("Stopping ...");
        }
    }

    private async Task ShowAsync(IAsyncEnumerable<string> lines)
    {
        await foreach (var line in lines)
            console.MarkupLine($"{clock.GetLocalNow():HH:mm:ss}  {line}");
    }

    // New letters at each start: one that was dropped before, unchanged, is the same letter and is not sent again.
    private async Task<DemoPlan> MakeSamplesAsync(StageFolders folders, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var stamp = $"{now:yyyyMMdd-HHmmss}";
        var folder = Path.Combine(folders.Samples, stamp);
        var samples = await SampleSet.ForShowAsync(folder, (int)now.ToUnixTimeSeconds(), now, cancellationToken);
        var plan = await DemoPlan.OfAsync(folder, samples, hasSftp: false, cancellationToken);
        return plan with { Drops = [.. plan.Drops.Select(drop => drop.Under(stamp))] };
    }
}
