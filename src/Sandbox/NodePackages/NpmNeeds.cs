using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.NodePackages;

internal sealed class NpmNeeds(string product, string instead = "")
{
    private static readonly TimeSpan AskLimit = TimeSpan.FromSeconds(30);

    private string NoNode =>
        $"{product} needs Node.js, and there is no program node on the PATH. Install Node.js 20 or later (https://nodejs.org). {instead}"
            .TrimEnd();

    private string NoNpm =>
        $"{product} is installed with npm on first use, and there is no program npm on the PATH. Install it; it comes with Node.js " +
        $"(https://nodejs.org). {instead}".TrimEnd();

    public string? Missing(NpmInstallation installation)
    {
        if (ProgramPath.Find("node") is null)
            return NoNode;
        if (installation.IsThere)
            return null;
        return ProgramPath.Find("npm") is { } npm ? Unreachable(new Npm(npm), installation.NameAndVersion) : NoNpm;
    }

    public string RequireNode() => ProgramPath.Find("node") ?? throw new SandboxException(NoNode);

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
