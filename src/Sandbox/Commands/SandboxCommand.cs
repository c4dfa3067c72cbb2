using System.CommandLine;
using Postvogn.Cli;

namespace Postvogn.Sandbox.Commands;

/// <summary>
/// The command line of the sandbox: without a command it runs until Ctrl-C, with <c>demo</c> it runs the main job and ends, <c>memo</c> and
/// <c>html</c> work on letters.
/// </summary>
internal static class SandboxCommand
{
    /// <summary>Writes to the standard output and error where none is given.</summary>
    public static Task<int> InvokeAsync(string[] args, TextWriter? output = null, TextWriter? error = null) =>
        CommandLine.InvokeAsync(Root(), args, output, error);

    public static RootCommand Root()
    {
        var root = LiveCommand.Create(DemoCommand.Create(), StorageCommand.Create());
        LetterCommands.AddTo(root);
        return root;
    }
}
