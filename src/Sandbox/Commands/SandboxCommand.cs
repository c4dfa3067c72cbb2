using System.CommandLine;

namespace Postvogn.Sandbox.Commands;

/// <summary>The command line of the sandbox: without a command it runs until Ctrl-C, with <c>demo</c> it runs the main job and ends.</summary>
internal static class SandboxCommand
{
    /// <summary>Runs the command that the arguments name.</summary>
    /// <param name="args">The arguments as the process got them.</param>
    /// <returns>The exit code: see <see cref="ExitCode"/>.</returns>
    public static async Task<int> InvokeAsync(string[] args)
    {
        var parsed = LiveCommand.Create(DemoCommand.Create()).Parse(args);
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        foreach (var error in parsed.Errors)
            await Console.Error.WriteLineAsync(error.Message);
        await Console.Error.WriteLineAsync("See --help for what can be said.");
        return ExitCode.Usage;
    }
}
