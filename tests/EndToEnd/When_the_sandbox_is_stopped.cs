using System.Diagnostics;
using System.Text.Json;
using Postvogn.Sandbox.Commands;
using Postvogn.Sandbox.CoreTools;
using Postvogn.Testing;

namespace Postvogn.EndToEnd;

/// <summary>Stopped or killed at work: nothing of it runs on, and what it leaves goes at the next start.</summary>
public sealed class When_the_sandbox_is_stopped : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly TemporaryFolder folder = new();

    [FactIfProgram("sh")]
    public async Task Should_take_the_app_with_it_when_killed_and_clean_up_at_the_next_start()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var first = Start("demo", "--json", "--letters", "10", "--data", folder.Path);
        using var app = Process.GetProcessById(await UntilAsync(first, () => WorkerProcesses.FindBelow(first.Id)));
        Directory.GetDirectories(folder.Path, "postvogn-demo-*").Length.ShouldBe(1);

        first.Kill();

        await app.WaitForExitAsync().WaitAsync(Patience);
        await first.WaitForExitAsync();
        using var second = Start("demo", "--json", "--letters", "10", "--data", folder.Path, "--drop", folder["none"]);
        await EndAsync(second);
        Directory.GetDirectories(folder.Path, "postvogn-demo-*").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("HUP")]
    public async Task Should_give_its_JSON_with_what_is_known(string signal)
    {
        if (!OperatingSystem.IsLinux()) return;
        using var demo = Start("demo", "--json", "--letters", "10", "--data", folder.Path);
        var output = demo.StandardOutput.ReadToEndAsync();
        await UntilAsync(demo, () => WorkerProcesses.FindBelow(demo.Id));

        using (var kill = Process.Start("kill", [$"-{signal}", $"{demo.Id}"])) await kill.WaitForExitAsync();
        await demo.WaitForExitAsync().WaitAsync(Patience);

        demo.ExitCode.ShouldBe(1);
        using var json = JsonDocument.Parse(await output);
        json.RootElement.GetProperty("stopped").GetBoolean().ShouldBeTrue();
        json.RootElement.GetProperty("lost").GetInt32().ShouldBe(0);
        Directory.GetDirectories(folder.Path, "postvogn-demo-*").ShouldBeEmpty();
    }

    public void Dispose() => folder.Dispose();

    private Process Start(params string[] arguments)
    {
        Directory.CreateDirectory(folder["none"]);
        // A run in the background of a script hands down that Ctrl-C is ignored, and nohup that a hang-up is.
        string[] command =
            ["--default-signal=INT,HUP", Programs.Find("dotnet")!, typeof(SandboxCommand).Assembly.Location, .. arguments];
        var start = new ProcessStartInfo("env", command)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    private static async Task EndAsync(Process process)
    {
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
    }

    private static async Task<int> UntilAsync(Process process, Func<int?> find)
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            if (find() is { } found) return found;
            process.HasExited.ShouldBeFalse();
            Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(Patience);
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }
}
