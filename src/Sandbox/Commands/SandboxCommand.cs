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
        var root = new RootCommand("Postvogn on a laptop: the function app, a stand-in for its host and a stand-in for Digital Post.");
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync();
        foreach (var error in parsed.Errors)
            await Console.Error.WriteLineAsync(error.Message);
        return ExitCode.Usage;
    }
}
