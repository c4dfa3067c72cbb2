using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Staging;

internal sealed record StageOptions
{
    public required string Directory { get; init; }

    public Cast Cast { get; init; } = Solbjerg.Cast;

    public string? AppRoot { get; init; }

    public StoreKind Store { get; init; } = StoreKind.Folder;

    public HostKind Host { get; init; } = HostKind.Sandbox;

    public string? SettingsFile { get; init; }

    public int Port { get; init; }

    public int DigitalPostPort { get; init; }

    public bool HasSftp { get; init; }

    /// <summary>Before the app starts.</summary>
    public Func<NationalService, CancellationToken, Task> Prepare { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>From a transmission to its business receipts.</summary>
    public TimeSpan BusinessReceiptDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Then no number of crashes ends the host, and it is started again at once, unlike the real one.</summary>
    public bool CrashesOnPurpose { get; init; }

    public Action<IDictionary<string, string>> AdjustSettings { get; init; } = _ => { };

    public TimeProvider? DigitalPostClock { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
