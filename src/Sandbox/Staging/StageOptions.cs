using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Staging;

internal sealed record StageOptions
{
    /// <summary>Made if it is not there.</summary>
    public required string Directory { get; init; }

    public Cast Cast { get; init; } = Solbjerg.Cast;

    /// <summary>The default is <c>app</c> beside the sandbox's own assembly.</summary>
    public string? AppRoot { get; init; }

    public StoreKind Store { get; init; } = StoreKind.Folder;

    public HostKind Host { get; init; } = HostKind.Sandbox;

    /// <summary>Where the app's settings are written for whoever starts it (<see cref="HostKind.Elsewhere"/>).</summary>
    public string? SettingsFile { get; init; }

    /// <summary>0 lets the operating system choose.</summary>
    public int Port { get; init; }

    /// <summary>0 lets the operating system choose.</summary>
    public int DigitalPostPort { get; init; }

    /// <summary>And whether the app keeps contacts.</summary>
    public bool HasSftp { get; init; }

    /// <summary>Done at Digital Post before the app starts.</summary>
    public Func<NationalService, CancellationToken, Task> Prepare { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>From a transmission to its business receipts.</summary>
    public TimeSpan BusinessReceiptDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Then no number of crashes ends the app's host, and it is started again at once, unlike the real one.</summary>
    public bool CrashesOnPurpose { get; init; }

    /// <summary>For trying what a wrong one does.</summary>
    public Action<IDictionary<string, string>> AdjustSettings { get; init; } = _ => { };

    /// <summary>By which it waits; the default is <see cref="Clock"/>.</summary>
    public TimeProvider? DigitalPostClock { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
