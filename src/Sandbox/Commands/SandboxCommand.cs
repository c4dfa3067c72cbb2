using System.CommandLine;
using Postvogn.Cli;

namespace Postvogn.Sandbox.Commands;

/// <summary>
/// The command line of the sandbox: without a command it runs until Ctrl-C, with <c>demo</c> it runs the main job and ends, <c>memo</c> and
/// <c>html</c> work on letters.
/// </summary>
internal static class SandboxCommand
{
    /// <summary>Runs the command that the arguments name.</summary>
    /// <param name="args">The arguments as the process got them.</param>
    /// <param name="output">Where the commands on letters write; null: the standard output.</param>
    /// <param name="error">Where errors are written; null: the standard error.</param>
    /// <returns>The exit code: see <see cref="ExitCode"/>.</returns>
    public static Task<int> InvokeAsync(string[] args, TextWriter? output = null, TextWriter? error = null) =>
        CommandLine.InvokeAsync(Root(), args, output, error);

    /// <summary>All commands.</summary>
    public static RootCommand Root()
    {
        var root = LiveCommand.Create(DemoCommand.Create(), StorageCommand.Create());
        LetterCommands.AddTo(root);
        return root;
    }
}
