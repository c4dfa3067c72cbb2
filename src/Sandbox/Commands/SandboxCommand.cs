using System.CommandLine;
using Postvogn.Cli;

namespace Postvogn.Sandbox.Commands;

internal static class SandboxCommand
{
    public static async Task<int> InvokeAsync(string[] args, TextWriter? output = null, TextWriter? error = null)
    {
        try
        {
            return await CommandLine.InvokeAsync(Root(), args, output, error);
        }
        catch (SandboxException fault)
        {
            // A command on letters, or the help, of which the output takes no more.
            await (error ?? Console.Error).WriteLineAsync(fault.Message);
            return ExitCode.Usage;
        }
    }

    public static RootCommand Root()
    {
        var root = LiveCommand.Create(DemoCommand.Create(), StorageCommand.Create());
        LetterCommands.AddTo(root);
        CostCommands.AddTo(root);
        return root;
    }
}
