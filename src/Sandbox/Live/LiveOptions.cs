using Postvogn.Sandbox.Staging;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Live;

/// <summary>How the sandbox runs until Ctrl-C.</summary>
internal sealed record LiveOptions
{
    /// <summary>Where everything is kept unless another folder is named.</summary>
    public static string DefaultDirectory => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "postvogn",
            "sandbox");

    /// <summary>Where everything is kept; made if it is not there.</summary>
    public required string Directory { get; init; }

    /// <summary>What stands in for Blob Storage. The default is a folder.</summary>
    public StoreKind Store { get; init; } = StoreKind.Folder;

    /// <summary>What runs the app. The default is the sandbox's own host.</summary>
    public HostKind Host { get; init; }

    /// <summary>Where the app's settings are written for an editor that starts it.</summary>
    public string? SettingsFile { get; init; }

    /// <summary>The port of the app; 0 lets the operating system choose.</summary>
    public int Port { get; init; }

    /// <summary>The port of the stand-in for Digital Post; 0 lets the operating system choose.</summary>
    public int DigitalPostPort { get; init; }

    /// <summary>The folder with the function app. The default is <c>app</c> beside the sandbox.</summary>
    public string? AppRoot { get; init; }
}
