using System.Diagnostics;
using Postvogn.Cli;
using Postvogn.Sandbox.Commands;
using Postvogn.Testing;

namespace Postvogn.EndToEnd;

public sealed class When_Core_Tools_are_missing
{
    [FactIfProgram("node")]
    public async Task Should_say_so_in_one_message_with_the_way_out()
    {
        var sandbox = typeof(SandboxCommand).Assembly.Location;
        var start = new ProcessStartInfo(Programs.Find("dotnet")!, [sandbox, "demo", "--json", "--host", "func"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["POSTVOGN_FUNC"] = "/no/such/func";

        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(ExitCode.Failure);
        error.Trim().Split('\n').Length.ShouldBe(1);
        error.ShouldContain("POSTVOGN_FUNC names /no/such/func");
        error.ShouldContain("--host sandbox");
    }
}
