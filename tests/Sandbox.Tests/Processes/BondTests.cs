using System.Diagnostics;
using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.Tests.Processes;

public sealed class BondTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [FactIfProgram("sh")]
    public async Task Hold_OwnerThatIsGone_EndsTheProgram()
    {
        using var program = Process.Start("sleep", ["600"]);
        using var owner = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Bond.Script])
            { RedirectStandardInput = true, UseShellExecute = false })!;
        await owner.StandardInput.WriteLineAsync($"{program.Id}");

        owner.StandardInput.Close();

        await program.WaitForExitAsync().WaitAsync(Limit);
        program.ExitCode.ShouldBe(137);
        await owner.WaitForExitAsync().WaitAsync(Limit);
    }

    [FactIfProgram("sh")]
    public async Task Dispose_ProgramThatEndedFirst_IsLetGo()
    {
        using var program = Process.Start("sleep", ["600"]);
        using (var bond = new Bond())
            bond.Hold(program.Id);

        program.HasExited.ShouldBeFalse();
        program.Kill();
        await program.WaitForExitAsync().WaitAsync(Limit);
    }

    [FactIfProgram("sh")]
    public void Dispose_ProgramThatNeverStarted_EndsNothing() => Should.NotThrow(() => new Bond().Dispose());
}
