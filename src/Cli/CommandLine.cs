using System.CommandLine;

namespace Postvogn.Cli;

/// <summary>Runs a command line, and says what cannot be understood of it.</summary>
public static class CommandLine
{
    // A name that begins with @ is a file's, and no list of further arguments.
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    /// <summary>A bug in a command is thrown; that its output cannot be written is none. What is null is the standard stream.</summary>
    public static async Task<int> InvokeAsync(
        RootCommand root, IReadOnlyList<string> args, TextWriter? output = null, TextWriter? error = null, Stream? input = null,
        Stream? bytes = null)
    {
        var streams = new StandardStreams
        {
            EnableDefaultExceptionHandler = false,
            // After Ctrl-C. The library's two seconds would end it before it has ended the servers that it started.
            ProcessTerminationTimeout = TimeSpan.FromMinutes(1),
            Output = output ?? Console.Out,
            Error = error ?? Console.Error,
            Input = () => input ?? Console.OpenStandardInput(),
            Bytes = () => bytes ?? Console.OpenStandardOutput(),
        };
        try
        {
            return await InvokeAsync(root.Parse(args, Parser), streams);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await TrySayAsync(streams.Error, $"The output cannot be written: {fault.Message}");
            return ExitCode.Usage;
        }
    }

    private static async Task<int> InvokeAsync(ParseResult parsed, StandardStreams streams)
    {
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync(streams);
        foreach (var problem in parsed.Errors)
            await streams.Error.WriteLineAsync(problem.Message);
        await streams.Error.WriteLineAsync("See --help for what can be said.");
        return ExitCode.Usage;
    }

    // The standard error may lie on the same full disk.
    private static async Task TrySayAsync(TextWriter error, string problem)
    {
        try
        {
            await error.WriteLineAsync(problem);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Nobody is there to be told; the exit code says it.
        }
    }
}
