using System.CommandLine;

namespace Postvogn.Cli;

/// <summary>Runs a command line, and says what cannot be understood of it.</summary>
public static class CommandLine
{
    /// <summary>A bug in a command is thrown. A writer of null is the standard output or error.</summary>
    public static async Task<int> InvokeAsync(
        RootCommand root, IReadOnlyList<string> args, TextWriter? output = null, TextWriter? error = null)
    {
        (output, error) = (output ?? Console.Out, error ?? Console.Error);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync(new()
            {
                EnableDefaultExceptionHandler = false,
                // After Ctrl-C. The library's two seconds would end it before it has ended the servers that it started.
                ProcessTerminationTimeout = TimeSpan.FromMinutes(1),
                Output = output,
                Error = error,
            });
        foreach (var problem in parsed.Errors)
            await error.WriteLineAsync(problem.Message);
        await error.WriteLineAsync("See --help for what can be said.");
        return ExitCode.Usage;
    }
}
