using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.NodePackages;

/// <summary>Without a registry, it is the one that the user's npm is set to.</summary>
internal sealed class Npm(string program, string? registry = null)
{
    // A newer Node than is installed may be asked for by a package that Azurite never loads. By itself npm tries for more than a minute.
    private static readonly string[] Install =
    [
        "install", "--ignore-scripts", "--engine-strict=false", "--no-package-lock", "--no-save", "--no-audit", "--no-fund",
        "--fetch-retries=3", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000",
    ];

    /// <summary>A package such as <c>azurite@3.37.0</c>. No script of a package is run.</summary>
    public async Task InstallAsync(string package, string folder, CancellationToken cancellationToken)
    {
        if (await RunAsync([.. Install, package, $"--prefix={folder}"], folder, cancellationToken) is { } fault)
            throw new SandboxException(
                $"npm could not install {package}: {fault} Check that npm reaches its registry (npm ping); behind a proxy, set it with "
                + "npm config set https-proxy URL, another registry with npm config set registry URL. "
                + "The sandbox runs without it, with --store folder.");
    }

    /// <summary>Null: the registry has it.</summary>
    public Task<string?> AskForAsync(string package, CancellationToken cancellationToken) =>
        RunAsync(["view", package, "version", "--fetch-retries=0"], Path.GetTempPath(), cancellationToken);

    private async Task<string?> RunAsync(IEnumerable<string> arguments, string folder, CancellationToken cancellationToken)
    {
        var all = registry is null ? arguments : arguments.Append($"--registry={registry}");
        var start = OtherProgram.Prepare(program, [.. all, "--loglevel=error"], folder);
        var (exitCode, errors) = await OtherProgram.RunAsync(start, cancellationToken);
        return exitCode == 0 ? null : ReasonIn(errors) ?? $"exit code {exitCode}.";
    }

    // npm says a code first, then details, among them (when the network is at fault) one line with the address and the reason.
    private static string? ReasonIn(string errors)
    {
        var lines = errors.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var reason = Array.Find(lines, line => line.Contains("reason:", StringComparison.Ordinal)) ?? lines.FirstOrDefault();
        return reason is null ? null : reason + ".";
    }
}
