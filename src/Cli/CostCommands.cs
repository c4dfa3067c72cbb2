using System.CommandLine;
using Postvogn.Cli.Commands;

namespace Postvogn.Cli;

/// <summary><c>cost</c>, which needs no network (docs/commands.md).</summary>
public static class CostCommands
{
    /// <summary>Adds it to a command line.</summary>
    public static void AddTo(RootCommand root) => root.Add(CostCommand.Create());
}
