using System.CommandLine;
using System.CommandLine.Parsing;
using Postvogn.Cli.Letters;
using Postvogn.Cli.Screens;

namespace Postvogn.Cli.Commands;

/// <summary><c>memo new --to CPR|CVR --from CVR --label TEXT FILE... -o OUT.xml</c>, or
/// <c>memo new FILE.letter.json -o OUT.xml</c>.</summary>
internal sealed class MemoNewCommand
{
    private readonly Option<string> to =
        ToolOptions.Number("--to", "The recipient: a CPR number (10 digits) or a CVR number (8 digits).", 10, 8);
    private readonly Option<string?> toLabel = ToolOptions.Text<string?>("--to-label", "The recipient's name.");
    private readonly Option<string> from = ToolOptions.Number("--from", "The sender's CVR number.", 8);
    private readonly Option<string?> fromLabel =
        ToolOptions.Text<string?>("--from-label", "The sender's name, which the recipient sees. The default is the CVR number.");
    private readonly Option<string> label = ToolOptions.Text<string>("--label", "The subject.");
    private readonly Option<string[]> set = new("--set")
    {
        Description = "A further member of the letter, by the name that a letter.json has for it: contentData.kleData.label=Bolig.",
        HelpName = "NAME=VALUE",
    };
    private readonly Option<string?> template = ToolOptions.Template();
    private readonly Argument<string[]> files = new("FILE")
    {
        Description = "The letter's file, then its enclosures (the format is told by the extension); or a letter.json alone.",
        HelpName = "FILE...",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<string> output = ToolOptions.Output("OUT.xml");
    private readonly Option<bool> force = ToolOptions.Force();
    private readonly Option<bool> json = ToolOptions.Json();

    private MemoNewCommand()
    {
        (to.Required, from.Required) = (false, false);
        set.Validators.Add(result =>
        {
            if (!result.Tokens.All(token => MemberText.Of(token.Value) is not null))
                result.AddError("--set: write NAME=VALUE, as contentData.kleData.label=Bolig or actions[0].label=Betal.");
        });
    }

    public static Command Create()
    {
        var self = new MemoNewCommand();
        var command = new Command(
            "new", "Make a letter (MeMo 1.2) of files. It is written only when memo validate would find nothing in it.")
        {
            self.to, self.toLabel, self.from, self.fromLabel, self.label, self.set, self.template, self.files, self.output, self.force,
            self.json,
        };
        command.Validators.Add(self.Check);
        command.SetAction(self.RunAsync);
        return command;
    }

    // A letter.json, a template or --set may say what an option does not.
    private void Check(CommandResult result)
    {
        var given = result.GetValue(files) ?? [];
        var isPackage = given.Any(NewLetter.IsPackage);
        if (isPackage && given.Length > 1)
            result.AddError("A letter.json names its own files: give it alone.");
        if (isPackage || result.GetResult(set) is not null || result.GetResult(template) is not null)
            return;
        foreach (var option in new[] { to, from, label }.Where(option => result.GetResult(option) is null))
            result.AddError($"Option '{option.Name}' is required.");
        if (given.Length == 0)
            result.AddError("Required argument missing for command: 'new'.");
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
        To = parsed.GetValue(to),
        ToLabel = parsed.GetValue(toLabel),
        From = parsed.GetValue(from),
        FromLabel = parsed.GetValue(fromLabel),
        Label = parsed.GetValue(label),
        Files = parsed.GetValue(files) ?? [],
        Members = [.. (parsed.GetValue(set) ?? []).Select(text => MemberText.Of(text)!)],
        Template = parsed.GetValue(template),
        Output = parsed.GetRequiredValue(output),
        Force = parsed.GetValue(force),
    };
}
