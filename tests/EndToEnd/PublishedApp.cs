using System.Diagnostics;
using System.IO.Compression;
using Postvogn.Testing;

namespace Postvogn.EndToEnd;

/// <summary>The deployment package, made once as <c>eng/package.sh</c> makes it and unpacked as the Functions host does.</summary>
public sealed class PublishedApp : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private static readonly Lazy<string?> Reason = new(FindReason);
    private readonly DirectoryInfo work = Directory.CreateTempSubdirectory("postvogn-package-");

    /// <summary>Why no package can be made here; null where it can.</summary>
    public static string? Missing => Reason.Value;

    /// <summary>The unpacked package.</summary>
    public string Folder => Path.Combine(work.FullName, "app");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Missing is not null) return;
        var zip = Path.Combine(work.FullName, "postvogn.zip");
        var (exitCode, output) = await RunAsync("bash", Repository.Find("eng/package.sh")!, zip);
        exitCode.ShouldBe(0, output);
        ZipFile.ExtractToDirectory(zip, Folder);
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        work.Delete(recursive: true);
        return Task.CompletedTask;
    }

    private static string? FindReason()
    {
        if (!OperatingSystem.IsLinux()) return "The package is for Linux and is tried on Linux.";
        if (Repository.Find("eng/package.sh") is null) return "The sources are not here.";
        var program = new[] { "bash", "zip", "dotnet" }.FirstOrDefault(program => Programs.Find(program) is null);
        if (program is not null) return $"The program '{program}' is not installed.";
        return HasPacks() || CanRestore() ? null : "The packs that compile ahead cannot be restored from the feed.";
    }

    // Asking the feed takes seconds, at each discovery of tests; who has published before has the packs.
    private static bool HasPacks()
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string[] packs =
        [
            "microsoft.netcore.app.runtime.linux-x64",
            "microsoft.aspnetcore.app.runtime.linux-x64",
            "microsoft.netcore.app.crossgen2.linux-x64",
        ];
        return packs.All(pack => Directory.Exists(Path.Combine(packages, pack)));
    }

    private static bool CanRestore()
    {
        var artifacts = Directory.CreateTempSubdirectory("postvogn-restore-");
        try
        {
            var app = Repository.Find("src/Functions")!;
            var restore = RunAsync("dotnet", "restore", app, "-p:_IsPublishing=true", "--artifacts-path", artifacts.FullName);
            return restore.GetAwaiter().GetResult().ExitCode == 0;
        }
        finally
        {
            artifacts.Delete(recursive: true);
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        var start = new ProcessStartInfo(Programs.Find(program)!, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
