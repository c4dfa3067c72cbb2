using System.ComponentModel;
using System.Diagnostics;
using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.Tests.Processes;

/// <summary>A program that is bound to its owner by the pipe of its input.</summary>
public sealed class BoundTests
{
    private const string Shell = "/bin/sh";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [FactIfProgram("sleep")]
    public async Task Start_OwnerThatIsGone_EndsTheProgram()
    {
        using var process = Process.Start(Bound.Start("sleep", ["600"], ""))!;

        process.StandardInput.Close();

        await process.WaitForExitAsync().WaitAsync(Limit);
        process.ExitCode.ShouldBe(137);
    }

    [FactIfProgram("sh")]
    public async Task Start_Program_HasItsArgumentsItsProcessIdAndNoInput()
    {
        using var process = Process.Start(Bound.Start(Shell, ["-c", "echo $$; cat; echo \"$1\"", "sh", "et 'bilag' $x"], "/"))!;

        (await process.StandardOutput.ReadToEndAsync()).ShouldBe($"{process.Id}\net 'bilag' $x\n");
        await process.WaitForExitAsync();
    }

    [FactIfProgram("sh")]
    public async Task Start_ProgramThatEnds_GivesItsExitCodeAndLetsItsWatcherGo()
    {
        using var process = Process.Start(Bound.Start(Shell, ["-c", "exit 7"], ""))!;
        await process.WaitForExitAsync().WaitAsync(Limit);

        Bound.Release(process);
        Should.NotThrow(() => Bound.Release(process));

        process.ExitCode.ShouldBe(7);
    }

    [Theory]
    [InlineData("/no/such/program")]
    [InlineData("no-such-program")]
    [InlineData("./no-such-program")]
    public void Start_ProgramThatIsNotThere_FailsAtItsStart(string program) =>
        Should.Throw<Win32Exception>(() => Process.Start(Bound.Start(program, [], "/")));
}
