using System.CommandLine;
using Postvogn.Cli;

namespace Postvogn.Sandbox.Commands;

internal static class SandboxCommand
{
    public static Task<int> InvokeAsync(string[] args, TextWriter? output = null, TextWriter? error = null) =>
        CommandLine.InvokeAsync(Root(), args, output, error);

    public static RootCommand Root()
    {
        var root = LiveCommand.Create(DemoCommand.Create(), StorageCommand.Create());
        LetterCommands.AddTo(root);
        return root;
    }
}
