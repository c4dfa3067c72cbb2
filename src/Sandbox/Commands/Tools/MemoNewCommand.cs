using System.CommandLine;
using Postvogn.Sandbox.Memo;

namespace Postvogn.Sandbox.Commands.Tools;

/// <summary><c>memo new --to CPR|CVR --from CVR --label TEXT FILE... -o OUT.xml</c>.</summary>
internal sealed class MemoNewCommand
{
    private readonly Option<string> _to = ToolOptions.Number("--to", "The recipient: a CPR number (10 digits) or a CVR number (8 digits).", 10, 8);
    private readonly Option<string?> _toLabel = new("--to-label") { Description = "The recipient's name.", HelpName = "TEXT" };
    private readonly Option<string> _from = ToolOptions.Number("--from", "The sender's CVR number.", 8);
    private readonly Option<string?> _fromLabel = new("--from-label") { Description = "The sender's name, which the recipient sees. The default is the CVR number.", HelpName = "TEXT" };
    private readonly Option<string> _label = new("--label") { Description = "The subject.", HelpName = "TEXT", Required = true };
    private readonly Argument<string[]> _files = ToolOptions.Several("FILE", "The letter's file, then its enclosures. The format is told by the extension.");
    private readonly Option<string> _output = ToolOptions.Output("OUT.xml");
    private readonly Option<bool> _force = ToolOptions.Force();
    private readonly Option<bool> _json = ToolOptions.Json();

    private MemoNewCommand()
    {
    }

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var self = new MemoNewCommand();
        var command = new Command("new", "Make a letter (MeMo 1.2) of files. It is written only when Digital Post would take it.")
        {
            self._to, self._toLabel, self._from, self._fromLabel, self._label, self._files, self._output, self._force, self._json,
        };
        command.SetAction(self.RunAsync);
        return command;
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var letter = Read(parsed);
        return new ToolRun(parsed, _json).RunAsync(
            MemoMaking.WorkOf(letter),
            read => new MemoMaking(TimeProvider.System, read).RunAsync(letter, cancellationToken),
            WrittenView.Show,
            cancellationToken);
    }

    private NewLetter Read(ParseResult parsed) => new()
    {
        To = parsed.GetRequiredValue(_to),
        ToLabel = parsed.GetValue(_toLabel),
        From = parsed.GetRequiredValue(_from),
        FromLabel = parsed.GetValue(_fromLabel),
        Label = parsed.GetRequiredValue(_label),
        Files = parsed.GetRequiredValue(_files),
        Output = parsed.GetRequiredValue(_output),
        Force = parsed.GetValue(_force),
    };
}
