using Postvogn.Sandbox.CoreTools;
using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.Printing;
using Postvogn.Sandbox.Samples;
using Postvogn.Sandbox.Staging;
using Postvogn.Sandbox.Store;
using Spectre.Console;

namespace Postvogn.Sandbox.Live;

internal sealed class LiveRun(StageOptions options, IAnsiConsole console, TimeProvider clock)
{
    private const long NeededBytes = 100_000_000;
    private readonly LiveScreen screen = new(console, clock);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        SandboxStores.Require(options.Store);
        if (options.Host == HostKind.CoreTools) CoreToolsNeeds.Require();
        var folders = new StageFolders(options.Directory);
        await using var ours = folders.Claim();
        DiskSpace.Require(folders.Root, NeededBytes);
        screen.Say(options.Store == StoreKind.Azurite ?
            "Starting Postvogn's sandbox on Azurite (installed on first use, half a minute) ..." : "Starting Postvogn's sandbox ...");
        var plan = await MakeSamplesAsync(folders, cancellationToken);
        var digitalPostClock = new LeapingClock(clock);
        await using var stage = await Stage.StartAsync(
            options with { Cast = plan.Cast, Clock = clock, DigitalPostClock = digitalPostClock }, cancellationToken);
        try
        {
            await ShowAsync(stage, plan, digitalPostClock, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            screen.Say("Stopping ...");
        }
    }

    // A part that breaks down ends the others: a sandbox that still runs must not seem to do what it does no more.
    private async Task ShowAsync(Stage stage, DemoPlan plan, LeapingClock digitalPostClock, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var postBox = new PostBox(stage.Store, stage.DigitalPost.Registry, plan.Cast, stage.Folders.Root, clock);
        var citizens = new CitizenBox(stage.DigitalPost, plan.Cast, stage.Folders.Root, clock);
        var watch = await PostWatch.StartAsync(stage.Store, clock, cancellationToken);
        postBox.MakeFolders();
        citizens.MakeFolder();
        Welcome.Show(screen, WelcomeFacts.Of(stage, postBox.Folder, citizens.Folder, options.SettingsFile));
        await Task.WhenAll(new[]
        {
            new TimeKeeper(stage, digitalPostClock, clock).RunAsync(ending.Token),
            PrintSamplesAsync(stage, plan, ending.Token),
            screen.ShowAsync(postBox.RunAsync(ending.Token)),
            screen.ShowAsync(citizens.RunAsync(ending.Token)),
            screen.ShowAsync(watch.ReadAllAsync(ending.Token)),
            screen.ShowAsync(new AppWatch(() => stage.Host.ProcessId, clock).ReadAllAsync(ending.Token)),
            screen.ShowAsync(FaultLines.Of(stage.Host.ReadFaultsAsync(ending.Token))),
            screen.ShowAsync(TurnedAway.WatchAsync(stage, ending.Token).Select(message => $"[red]{message.EscapeMarkup()}[/]")),
            new Traffic(stage, plan, clock).RunAsync(new Killer(0, new Seeded(0), clock), ending.Token),
        }.Select(part => EndAllWithAsync(part, ending)));
    }

    private static async Task EndAllWithAsync(Task part, CancellationTokenSource ending)
    {
        try
        {
            await part;
        }
        catch
        {
            await ending.CancelAsync();
            throw;
        }
    }

    // Whoever drops a letter of his own is its print provider too.
    private Task PrintSamplesAsync(Stage stage, DemoPlan plan, CancellationToken cancellationToken)
    {
        var samples = plan.Letters.Select(letter => letter.MessageUuid).ToHashSet();
        return new PrintProvider(stage.Store, clock).RunAsync(uuid => samples.Contains(uuid), cancellationToken);
    }

    // New letters at each start: one that was dropped before, unchanged, is the same letter and is not sent again.
    private async Task<DemoPlan> MakeSamplesAsync(StageFolders folders, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var stamp = $"{now:yyyyMMdd-HHmmss}";
        var folder = Path.Combine(folders.Samples, stamp);
        var samples = await SampleSet.ForShowAsync(folder, (int)now.ToUnixTimeSeconds(), now, cancellationToken);
        var plan = await DemoPlan.OfAsync(folder, samples, hasSftp: false, cancellationToken);
        return plan with { Cast = plan.Cast with { EveryoneExists = true }, Drops = [.. plan.Drops.Select(drop => drop.Under(stamp))] };
    }
}
