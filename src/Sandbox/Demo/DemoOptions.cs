using Postvogn.Sandbox.Staging;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Demo;

internal sealed record DemoOptions
{
    public StoreKind Store { get; init; } = StoreKind.Folder;

    /// <summary>Core Tools need Azurite.</summary>
    public HostKind Host { get; init; } = HostKind.Sandbox;

    /// <summary>Small valid ones.</summary>
    public int Letters { get; init; } = 300;

    /// <summary>The large one among them.</summary>
    public int Replies { get; init; } = 32;

    /// <summary>Of the one large letter of each direction, as MeMo XML.</summary>
    public long LargeLetterBytes { get; init; } = 95_000_000;

    /// <summary>Registrations on the list of contacts; 0: nothing is done with contacts.</summary>
    public int ContactRows { get; init; } = 100_000;

    public int Kills { get; init; }

    /// <summary>From what the letters and the moments of the kills are made.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The user's own letters, dropped instead of made ones; it is only read.</summary>
    public string? DropFolder { get; init; }

    /// <summary>The default is <c>app</c> beside the sandbox.</summary>
    public string? AppRoot { get; init; }

    /// <summary>The default is a new folder below the system's folder for temporary files.</summary>
    public string? Directory { get; init; }

    public bool Keep { get; init; }

    /// <summary>Where the app's telemetry is written, as it would go to Application Insights; null: it sends none.</summary>
    public string? TelemetryFile { get; init; }

    /// <summary>After that the run is ended with a report of what is open.</summary>
    public TimeSpan? Limit { get; init; }

    public bool CrashesOnPurpose { get; init; }

    /// <summary>For trying what a wrong one does.</summary>
    public Action<IDictionary<string, string>> AdjustSettings { get; init; } = _ => { };

    // Microsoft's host lets ten seconds go by from one restart of the app to the next.
    public TimeSpan EffectiveLimit => Limit ?? (Host == HostKind.Sandbox
        ? TimeSpan.FromMinutes(3) + TimeSpan.FromSeconds(6) * Kills
        : TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(15) * Kills);
}
