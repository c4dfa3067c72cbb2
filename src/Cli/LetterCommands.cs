using System.CommandLine;
using Postvogn.Cli.Commands;

namespace Postvogn.Cli;

/// <summary><c>memo …</c>, <c>route</c>, <c>html check</c> and <c>codes</c>, which need no network (docs/commands.md).</summary>
public static class LetterCommands
{
    /// <summary>Adds them to a command line.</summary>
    public static void AddTo(RootCommand root)
    {
        root.Add(new Command("memo", "Check, show, convert, pack, unpack and make letters (MeMo), without any network.")
        {
            MemoValidateCommand.Create(),
            MemoShowCommand.Create(),
            MemoConvertCommand.Create(),
            MemoPackCommand.Create(),
            MemoUnpackCommand.Create(),
            MemoNewCommand.Create(),
        });
        root.Add(RouteCommand.Create());
        root.Add(new Command("html", "Check HTML files, without any network.") { HtmlCheckCommand.Create() });
        root.Add(CodesCommand.Create());
    }
}
