using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Staging;

/// <summary>What a stage is set up with.</summary>
internal sealed record StageOptions
{
    /// <summary>The data folder; made if it is not there.</summary>
    public required string Directory { get; init; }

    /// <summary>Who plays. The default is <see cref="Solbjerg"/>.</summary>
    public Cast Cast { get; init; } = Solbjerg.Cast;

    /// <summary>The folder with the function app. The default is <c>app</c> beside the sandbox's own assembly.</summary>
    public string? AppRoot { get; init; }

    /// <summary>What stands in for Blob Storage. The default is a folder.</summary>
    public StoreKind Store { get; init; } = StoreKind.Folder;

    /// <summary>What runs the app. The default is the sandbox's own host.</summary>
    public HostKind Host { get; init; } = HostKind.Sandbox;

    /// <summary>Where the app's settings are written for whoever starts it (<see cref="HostKind.Elsewhere"/>).</summary>
    public string? SettingsFile { get; init; }

    /// <summary>The port of the app; 0 (the default) lets the operating system choose.</summary>
    public int Port { get; init; }

    /// <summary>The port of the stand-in for Digital Post; 0 (the default) lets the operating system choose.</summary>
    public int DigitalPostPort { get; init; }

    /// <summary>Whether Digital Post has an SFTP server, and the app keeps contacts. The default is false.</summary>
    public bool HasSftp { get; init; }

    /// <summary>What is done at Digital Post before the app starts. The default is nothing.</summary>
    public Func<NationalService, CancellationToken, Task> Prepare { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>How long after a transmission its business receipts come. The default is half a second.</summary>
    public TimeSpan BusinessReceiptDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether the app is made to crash: then no number of crashes ends its host, and it is started again at once. The default is
    /// false: the rules of the real host hold.</summary>
    public bool CrashesOnPurpose { get; init; }

    /// <summary>Changes the app's settings before it starts; for trying what a wrong one does. The default changes none.</summary>
    public Action<IDictionary<string, string>> AdjustSettings { get; init; } = _ => { };

    /// <summary>The clock by which Digital Post waits. The default is <see cref="Clock"/>.</summary>
    public TimeProvider? DigitalPostClock { get; init; }

    /// <summary>The clock. The default is the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
