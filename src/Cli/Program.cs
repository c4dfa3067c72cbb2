using System.CommandLine;

namespace Postvogn.Cli;

/// <summary>The commands of this library alone; the sandbox's program has them too, with its own.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args)
    {
        var root = new RootCommand("Postvogn: letters (MeMo) and costs, without any network.");
        LetterCommands.AddTo(root);
        CostCommands.AddTo(root);
        return CommandLine.InvokeAsync(root, args);
    }
}
