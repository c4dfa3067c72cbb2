using System.Diagnostics;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Scripts;

public sealed class WhatChangedTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public async Task InitializeAsync()
    {
        await GitAsync("init", "--quiet");
        await CommitAsync("README.md");
    }

    public Task DisposeAsync()
    {
        folder.Dispose();
        return Task.CompletedTask;
    }

    [FactIfProgram("git")]
    public async Task Run_DocumentsAlone_IsNotDeployed()
    {
        await CommitAsync("docs/images/a.svg");
        await CommitAsync("src/README.md");

        (await RunAsync("HEAD~2")).ShouldBe("deploy=false");
    }

    [FactIfProgram("git")]
    public async Task Run_AlsoCode_IsDeployed()
    {
        await CommitAsync("src/docs/a.cs");
        await CommitAsync("docs/a.md");

        (await RunAsync("HEAD~2")).ShouldBe("deploy=true");
    }

    [FactIfProgram("git")]
    public async Task Run_CodeMovedIntoDocuments_IsDeployed()
    {
        await CommitAsync("src/a.cs");
        Directory.CreateDirectory(folder["docs"]);
        File.Move(folder["src/a.cs"], folder["docs/a.cs"]);
        await CommitAsync("docs/b.md");

        (await RunAsync("HEAD~1")).ShouldBe("deploy=true");
    }

    [FactIfProgram("git")]
    public async Task Run_CommitBeforeUnknown_IsDeployed()
    {
        foreach (var before in new[] { "", "0000000000000000000000000000000000000000" }) (await RunAsync(before)).ShouldBe("deploy=true");
    }

    private async Task CommitAsync(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder[file])!);
        await File.WriteAllTextAsync(folder[file], file);
        await GitAsync("add", ".");
        await GitAsync("-c", "user.name=a", "-c", "user.email=a@example.dk", "commit", "--quiet", "--message", file);
    }

    private Task<string> RunAsync(string before) => ProcessAsync("bash", Repository.Find("eng/what-changed.sh")!, before, "HEAD");

    private Task<string> GitAsync(params string[] arguments) => ProcessAsync("git", arguments);

    private async Task<string> ProcessAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder.Path,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0);
        return said.Trim();
    }
}
