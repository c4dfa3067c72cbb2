using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.NodePackages;

/// <summary>What a machine must have for packages of npm: Node.js, and npm the first time.</summary>
/// <param name="product">What needs them, as a message says it.</param>
/// <param name="instead">A sentence on what can be done without, or nothing.</param>
internal sealed class NpmNeeds(string product, string instead = "")
{
    private static readonly TimeSpan AskLimit = TimeSpan.FromSeconds(30);

    private string NoNode => $"{product} needs Node.js, and there is no program node on the PATH. Install Node.js 20 or later (https://nodejs.org). {instead}".TrimEnd();

    private string NoNpm =>
        $"{product} is installed with npm on first use, and there is no program npm on the PATH. Install it; it comes with Node.js " +
        $"(https://nodejs.org). {instead}".TrimEnd();

    /// <summary>Why an installation cannot be used here, or null. Asks npm's registry only when it must be installed.</summary>
    public string? Missing(NpmInstallation installation)
    {
        if (ProgramPath.Find("node") is null)
            return NoNode;
        if (installation.IsThere)
            return null;
        return ProgramPath.Find("npm") is { } npm ? Unreachable(new Npm(npm), installation.NameAndVersion) : NoNpm;
    }

    /// <summary>Node's full path.</summary>
    /// <exception cref="SandboxException">It is not installed.</exception>
    public string RequireNode() => ProgramPath.Find("node") ?? throw new SandboxException(NoNode);

    /// <summary>Installs a package into a folder.</summary>
    /// <exception cref="SandboxException">There is no npm, or it failed; the message says why and what to do.</exception>
    public Task InstallAsync(string package, string folder, CancellationToken cancellationToken) =>
        new Npm(ProgramPath.Find("npm") ?? throw new SandboxException(NoNpm)).InstallAsync(package, folder, cancellationToken);

    private string? Unreachable(Npm npm, string package)
    {
        using var limit = new CancellationTokenSource(AskLimit, TimeProvider.System);
        try
        {
            return Task.Run(() => npm.AskForAsync(package, limit.Token)).GetAwaiter().GetResult() is { } fault
                ? $"{product} is not installed yet, and npm cannot fetch it: {fault}"
                : null;
        }
        catch (OperationCanceledException)
        {
            return $"{product} is not installed yet, and npm's registry did not answer within {AskLimit.TotalSeconds:0} s.";
        }
    }
}
