using System.CommandLine;
using Postvogn.Cli.Letters;
using Postvogn.Cli.Screens;

namespace Postvogn.Cli.Commands;

/// <summary><c>memo new --to CPR|CVR --from CVR --label TEXT FILE... -o OUT.xml</c>.</summary>
internal sealed class MemoNewCommand
{
    private readonly Option<string> to =
        ToolOptions.Number("--to", "The recipient: a CPR number (10 digits) or a CVR number (8 digits).", 10, 8);
    private readonly Option<string?> toLabel = ToolOptions.Text<string?>("--to-label", "The recipient's name.");
    private readonly Option<string> from = ToolOptions.Number("--from", "The sender's CVR number.", 8);
    private readonly Option<string?> fromLabel =
        ToolOptions.Text<string?>("--from-label", "The sender's name, which the recipient sees. The default is the CVR number.");
    private readonly Option<string> label = ToolOptions.Text<string>("--label", "The subject.", isRequired: true);
    private readonly Argument<string[]> files =
        ToolOptions.Several("FILE", "The letter's file, then its enclosures. The format is told by the extension.");
    private readonly Option<string> output = ToolOptions.Output("OUT.xml");
    private readonly Option<bool> force = ToolOptions.Force();
    private readonly Option<bool> json = ToolOptions.Json();

    private MemoNewCommand()
    {
    }

    public static Command Create()
    {
        var self = new MemoNewCommand();
        var command = new Command(
            "new", "Make a letter (MeMo 1.2) of files. It is written only when memo validate would find nothing in it.")
        {
            self.to, self.toLabel, self.from, self.fromLabel, self.label, self.files, self.output, self.force, self.json,
        };
        command.SetAction(self.RunAsync);
        return command;
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var letter = Read(parsed);
        return new ToolRun(parsed, json) { Target = letter.Output }.RunAsync(
            MemoMaking.WorkOf(letter),
            read => new MemoMaking(TimeProvider.System, LetterSource.NewUuid, read, StandardStreams.Of(parsed))
                .RunAsync(letter, cancellationToken),
            WrittenView.Show,
            cancellationToken);
    }

    private NewLetter Read(ParseResult parsed) => new()
    {
        To = parsed.GetRequiredValue(to),
        ToLabel = parsed.GetValue(toLabel),
        From = parsed.GetRequiredValue(from),
        FromLabel = parsed.GetValue(fromLabel),
        Label = parsed.GetRequiredValue(label),
        Files = parsed.GetRequiredValue(files),
        Output = parsed.GetRequiredValue(output),
        Force = parsed.GetValue(force),
    };
}
