using Postvogn.Sandbox.Staging;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Demo;

internal sealed record DemoOptions
{
    public StoreKind Store { get; init; } = StoreKind.Folder;

    public HostKind Host { get; init; } = HostKind.Sandbox;

    public int Letters { get; init; } = 300;

    /// <summary>The large one among them.</summary>
    public int Replies { get; init; } = 32;

    /// <summary>Of the one large letter of each direction, as MeMo XML.</summary>
    public long LargeLetterBytes { get; init; } = 95_000_000;

    /// <summary>0: nothing is done with contacts.</summary>
    public int ContactRows { get; init; } = 100_000;

    public int Kills { get; init; }

    public int Seed { get; init; } = 1;

    /// <summary>The user's own letters instead of made ones; only read.</summary>
    public string? DropFolder { get; init; }

    public string? AppRoot { get; init; }

    public string? Directory { get; init; }

    public bool Keep { get; init; }

    /// <summary>Null: the app sends none.</summary>
    public string? TelemetryFile { get; init; }

    public TimeSpan? Limit { get; init; }

    public bool CrashesOnPurpose { get; init; }

    public Action<IDictionary<string, string>> AdjustSettings { get; init; } = _ => { };

    // Microsoft's host lets ten seconds go by from one restart of the app to the next.
    public TimeSpan EffectiveLimit => Limit ?? (Host == HostKind.Sandbox
        ? TimeSpan.FromMinutes(3) + TimeSpan.FromSeconds(6) * Kills
        : TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(15) * Kills);
}
