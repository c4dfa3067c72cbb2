using Postvogn.Sandbox.ApplicationInsights;
using Postvogn.Sandbox.CoreTools;
using Postvogn.Sandbox.Demo.Contacts;
using Postvogn.Sandbox.Printing;
using Postvogn.Sandbox.Samples;
using Postvogn.Sandbox.Sftp;
using Postvogn.Sandbox.Staging;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Demo;

internal sealed class DemoRun(DemoOptions options, IDemoScreen screen, TimeProvider clock)
{
    private const string Early = "The run was stopped before.";

    private enum End
    {
        AtRest,

        TooLate,

        Stopped,
    }

    /// <summary>Stopped on the way, it gives what is known by then.</summary>
    public async Task<DemoResult> RunAsync(CancellationToken cancellationToken)
    {
        SandboxStores.Require(options.Store);
        if (options.Host == HostKind.CoreTools) CoreToolsNeeds.Require();
        using var place = new DemoPlace(options);
        try
        {
            var result = await RunAsync(place, cancellationToken);
            return result with { Store = options.Store, Kills = options.Kills, KeptIn = options.Keep ? place.Folders.Root : null };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new DemoResult
            {
                Store = options.Store,
                IsStopped = true,
                Count = new DemoCount(),
                Contacts = ContactCount.None(Early),
            };
        }
    }

    private async Task<DemoResult> RunAsync(DemoPlace place, CancellationToken cancellationToken)
    {
        // 1. The letters: made ones, or the user's own. Whether telemetry can be written is known before.
        await using var ingestion = options.TelemetryFile is { } file
            ? await IngestionService.StartAsync(file, clock, cancellationToken)
            : null;
        var plan = await ReadLettersAsync(place, cancellationToken);
        var contacts = ContactsSkipped is null
            ? new ContactDrill(ContactPlan.Make(plan.Cast.Contacts, options.ContactRows, options.Seed), clock)
            : null;

        // 2. The stage.
        var store = options.Store == StoreKind.Azurite ? "Azurite (installed on first use, half a minute)" : "the store";
        var host = options.Host == HostKind.CoreTools ? "under Core Tools" : "its host";
        screen.Tell($"Starting {store}, the app, {host} and Digital Post's stand-in ...");
        var digitalPostClock = new LeapingClock(clock);
        await using var stage = await Stage.StartAsync(StageOptions(place, plan, digitalPostClock, ingestion, contacts), cancellationToken);

        // 3. The post goes out and comes in, and contacts are looked up beside it, until everything is at rest or the limit is reached.
        var killing = options.Kills > 0 ? $", killing the app {options.Kills} times" : "";
        screen.Tell($"Dropping {plan.Letters.Count()} letters, handing over {plan.Replies.Count} replies{killing} ...");
        var started = clock.GetTimestamp();
        var printer = new PrintProvider(stage.Store, clock, errsAtFirst: true);
        var end = await CarryAsync(stage, plan, contacts, printer, digitalPostClock, ingestion?.Broken, cancellationToken);
        var took = clock.GetElapsedTime(started);

        // 4. The reckoning: it is brief, and a stopped run has one too.
        screen.Tell("Comparing what was dropped with what arrived ...");
        var result = await ReckonAsync(stage, plan, printer.Letters, end, CancellationToken.None);
        return result with
        {
            Took = took,
            Contacts = contacts is null ? ContactCount.None(ContactsSkipped!)
                : end == End.Stopped && !contacts.IsDone ? contacts.Count with { Wrong = 0, Skipped = Early }
                : contacts.Count,
            TelemetryItems = ingestion?.ItemCount,
        };
    }

    private async Task<DemoPlan> ReadLettersAsync(DemoPlace place, CancellationToken cancellationToken)
    {
        screen.Tell(options.DropFolder is null ? "Making the letters ..." : $"Reading the letters of {options.DropFolder} ...");
        if (options.DropFolder is not { } folder)
            return await DemoPlan.MakeAsync(
                place.Folders.Samples, options, hasSftp: ContactsSkipped is null, clock.GetUtcNow(), cancellationToken);
        var plan = await UserFolder.ReadAsync(folder, cancellationToken);
        foreach (var leftOut in plan.LeftOut) screen.Tell(leftOut.ToString());
        return plan;
    }

    private async Task<DemoResult> ReckonAsync(
        Stage stage, DemoPlan plan, IReadOnlyList<PrintedLetter> prints, End end, CancellationToken cancellationToken)
    {
        var evidence = await EvidenceRoom.GatherAsync(stage, plan, prints, cancellationToken);
        var count = Reckoning.Count(evidence);
        if (end == End.Stopped) count = count.OfTheSettled(evidence);
        count = await OpenLetters.ExplainAsync(count, evidence, stage.Store, cancellationToken);
        return new DemoResult
        {
            IsStopped = end == End.Stopped,
            Count = end == End.TooLate ? count.NotAtRest(options.EffectiveLimit) : count,
            PeakRssBytes = stage.Host.PeakRssBytes,
            DeadLettered = await stage.Host.Queues.CountPoisonAsync(cancellationToken),
            Letters = options.DropFolder is null ? [] : await LetterLines.OfAsync(evidence, stage.Store, cancellationToken),
            LeftOut = plan.LeftOut,
        };
    }

    private string? ContactsSkipped =>
        options.ContactRows == 0 ? "They were not asked for."
        : options.DropFolder is not null ? "Only letters of the user's own were asked for (--drop)."
        : OpenSshServer.Missing;

    private StageOptions StageOptions(
        DemoPlace place, DemoPlan plan, LeapingClock digitalPostClock, IngestionService? ingestion, ContactDrill? contacts) => new()
    {
        HasSftp = contacts is not null,
        Prepare = contacts is null ? (_, _) => Task.CompletedTask : contacts.PrepareAsync,
        Directory = place.Folders.Root,
        Cast = plan.Cast,
        AppRoot = options.AppRoot,
        Store = options.Store,
        Host = options.Host,
        Clock = clock,
        DigitalPostClock = digitalPostClock,
        AdjustSettings = settings =>
        {
            ingestion?.Offer(settings);
            options.AdjustSettings(settings);
        },
        CrashesOnPurpose = options.CrashesOnPurpose,
    };

    private async Task<End> CarryAsync(
        Stage stage, DemoPlan plan, ContactDrill? contacts, PrintProvider printer, LeapingClock digitalPostClock, Task? broken,
        CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.EffectiveLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var timeKeeper = new TimeKeeper(stage, digitalPostClock, clock).RunAsync(either.Token);
        try
        {
            // The others end first only to say why there is no point in going on.
            await await Task.WhenAny(
                CarryToRestAsync(stage, plan, contacts, either.Token), timeKeeper, TurnedAway.RequireNoneAsync(stage, either.Token),
                printer.RunAsync(_ => true, either.Token),
                broken ?? Task.Delay(Timeout.InfiniteTimeSpan, clock, either.Token));
            return End.AtRest;
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            return cancellationToken.IsCancellationRequested ? End.Stopped : End.TooLate;
        }
        finally
        {
            await either.CancelAsync();
        }
    }

    private async Task CarryToRestAsync(Stage stage, DemoPlan plan, ContactDrill? contacts, CancellationToken cancellationToken)
    {
        var looking = contacts?.RunAsync(stage, cancellationToken) ?? Task.CompletedTask;
        await new Traffic(stage, plan, clock).RunAsync(new Killer(options.Kills, new Seeded(options.Seed), clock), cancellationToken);
        await looking;
        await new Settling(stage, plan, clock, screen.Tell).WaitAsync(cancellationToken);
    }
}
