using System.CommandLine;

namespace Postvogn.Cli;

/// <summary>Runs a command line, and says what cannot be understood of it.</summary>
public static class CommandLine
{
    /// <summary>Runs the command that the arguments name. A bug in it is thrown.</summary>
    /// <param name="root">All commands.</param>
    /// <param name="args">The arguments as the process got them.</param>
    /// <param name="output">Where the commands on letters write; null: the standard output.</param>
    /// <param name="error">Where errors are written; null: the standard error.</param>
    /// <returns>The exit code: see <see cref="ExitCode"/>.</returns>
    public static async Task<int> InvokeAsync(
        RootCommand root, IReadOnlyList<string> args, TextWriter? output = null, TextWriter? error = null)
    {
        (output, error) = (output ?? Console.Out, error ?? Console.Error);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, Output = output, Error = error });
        foreach (var problem in parsed.Errors)
            await error.WriteLineAsync(problem.Message);
        await error.WriteLineAsync("See --help for what can be said.");
        return ExitCode.Usage;
    }
}
