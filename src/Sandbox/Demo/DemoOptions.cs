using Postvogn.Sandbox.Staging;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Demo;

/// <summary>What the demo does.</summary>
internal sealed record DemoOptions
{
    /// <summary>What stands in for Blob Storage. The default is a folder.</summary>
    public StoreKind Store { get; init; } = StoreKind.Folder;

    /// <summary>What runs the app. The default is the sandbox's own host; Core Tools need Azurite.</summary>
    public HostKind Host { get; init; } = HostKind.Sandbox;

    /// <summary>How many small valid letters are made and dropped. The default is 300.</summary>
    public int Letters { get; init; } = 300;

    /// <summary>How many replies are handed over, the large one among them. The default is 32.</summary>
    public int Replies { get; init; } = 32;

    /// <summary>The size of the one large letter of each direction, in bytes of MeMo XML. The default is 95,000,000.</summary>
    public long LargeLetterBytes { get; init; } = 95_000_000;

    /// <summary>How many registrations the list of contacts has; 0: nothing is done with contacts. The default is 100,000.</summary>
    public int ContactRows { get; init; } = 100_000;

    /// <summary>How often the app process is killed. The default is 0.</summary>
    public int Kills { get; init; }

    /// <summary>From what the letters and the moments of the kills are made. The default is 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>A folder of the user's own letters that are dropped instead of made ones; it is only read. The default is none.</summary>
    public string? DropFolder { get; init; }

    /// <summary>The folder with the function app. The default is <c>app</c> beside the sandbox.</summary>
    public string? AppRoot { get; init; }

    /// <summary>Where the run keeps its files. The default is a new folder below the system's folder for temporary files.</summary>
    public string? Directory { get; init; }

    /// <summary>Whether the files are kept when the run has ended. The default is false.</summary>
    public bool Keep { get; init; }

    /// <summary>The file that the app's telemetry is written to, as it would go to Application Insights. The default is none: the app
    /// sends none.</summary>
    public string? TelemetryFile { get; init; }

    /// <summary>
    /// How long the run may take before it is ended with a report of what is open. The default is 3 minutes and 6 s a kill.
    /// </summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>
    /// Whether the app is made to crash, kills aside; see <see cref="StageOptions.CrashesOnPurpose"/>. The default is false.
    /// </summary>
    public bool CrashesOnPurpose { get; init; }

    /// <summary>Changes the app's settings before it starts; for trying what a wrong one does. The default changes none.</summary>
    public Action<IDictionary<string, string>> AdjustSettings { get; init; } = _ => { };

    /// <summary>The limit in force.</summary>
    public TimeSpan EffectiveLimit => Limit ?? TimeSpan.FromMinutes(3) + TimeSpan.FromSeconds(6) * Kills;
}
