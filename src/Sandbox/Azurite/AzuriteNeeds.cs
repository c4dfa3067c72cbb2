using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Azurite;

/// <summary>What a machine must have for Azurite: Node.js, and npm the first time.</summary>
internal static class AzuriteNeeds
{
    private const string NoNode =
        "Azurite needs Node.js, and there is no program node on the PATH. Install Node.js 20 or later (https://nodejs.org). The sandbox runs without it, with --store folder.";

    private const string NoNpm =
        "Azurite is installed with npm on first use, and there is no program npm on the PATH. Install it; it comes with Node.js (https://nodejs.org). The sandbox runs without it, with --store folder.";

    private static readonly TimeSpan AskLimit = TimeSpan.FromSeconds(30);

    /// <summary>Why it cannot run here, or null. Asks npm's registry only when it must be installed.</summary>
    public static string? Missing()
    {
        if (ProgramPath.Find("node") is null)
            return NoNode;
        if (InstallationOfUser(TimeProvider.System).IsThere)
            return null;
        return ProgramPath.Find("npm") is { } npm ? Unreachable(new Npm(npm)) : NoNpm;
    }

    /// <summary>Node's full path.</summary>
    /// <exception cref="SandboxException">It is not installed.</exception>
    public static string RequireNode() => ProgramPath.Find("node") ?? throw new SandboxException(NoNode);

    /// <summary>The user's own installation, which may still have to be made.</summary>
    public static AzuriteInstallation InstallationOfUser(TimeProvider clock) => new(AzuriteInstallation.CacheOfUser, InstallAsync, clock);

    private static Task InstallAsync(string package, string folder, CancellationToken cancellationToken) =>
        new Npm(ProgramPath.Find("npm") ?? throw new SandboxException(NoNpm)).InstallAsync(package, folder, cancellationToken);

    private static string? Unreachable(Npm npm)
    {
        using var limit = new CancellationTokenSource(AskLimit, TimeProvider.System);
        try
        {
            return Task.Run(() => npm.AskForAsync(AzuriteInstallation.Package, limit.Token)).GetAwaiter().GetResult() is { } fault
                ? $"Azurite is not installed yet, and npm cannot fetch it: {fault}"
                : null;
        }
        catch (OperationCanceledException)
        {
            return $"Azurite is not installed yet, and npm's registry did not answer within {AskLimit.TotalSeconds:0} s.";
        }
    }
}
