using System.Diagnostics;
using System.Text.Json;
using Postvogn.Cli;
using Postvogn.Sandbox.Commands;
using Postvogn.Testing;

namespace Postvogn.EndToEnd;

public sealed class When_OpenSSH_is_missing
{
    [FactIfProgram("dotnet")]
    public async Task Should_run_all_the_rest_and_say_what_to_install()
    {
        var sandbox = typeof(SandboxCommand).Assembly.Location;
        var start = new ProcessStartInfo(Programs.Find("dotnet")!, [sandbox, "demo", "--json", "--letters",
            "10"]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["PATH"] = Path.GetTempPath();

        using var process = Process.Start(start)!;
        using var result = JsonDocument.Parse(await process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(ExitCode.Success);
        var contacts = result.RootElement.GetProperty("contacts");
        contacts.GetProperty("skipped").GetString()!.ShouldContain("apt install openssh-");
        contacts.GetProperty("wrong").GetInt32().ShouldBe(0);
        result.RootElement.GetProperty("completed").GetInt32().ShouldBeGreaterThan(0);
    }
}
