using System.CommandLine;
using Postvogn.Sandbox.Commands.Tools;

namespace Postvogn.Sandbox.Commands;

/// <summary>The command line of the sandbox: without a command it runs until Ctrl-C, with <c>demo</c> it runs the main job and ends, <c>memo</c> and <c>html</c> work on letters.</summary>
internal static class SandboxCommand
{
    /// <summary>Runs the command that the arguments name.</summary>
    /// <param name="args">The arguments as the process got them.</param>
    /// <param name="output">Where the commands on letters write; null: the standard output.</param>
    /// <param name="error">Where errors are written; null: the standard error.</param>
    /// <returns>The exit code: see <see cref="ExitCode"/>.</returns>
    public static async Task<int> InvokeAsync(string[] args, TextWriter? output = null, TextWriter? error = null)
    {
        (output, error) = (output ?? Console.Out, error ?? Console.Error);
        var parsed = LiveCommand.Create(DemoCommand.Create(), MemoCommand.Create(), HtmlCommand.Create()).Parse(args);
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error });
        foreach (var problem in parsed.Errors)
            await error.WriteLineAsync(problem.Message);
        await error.WriteLineAsync("See --help for what can be said.");
        return ExitCode.Usage;
    }
}
