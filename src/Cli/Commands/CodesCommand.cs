using System.CommandLine;
using System.CommandLine.Parsing;
using Postvogn.Cli.Codes;
using Postvogn.Cli.Letters;
using Postvogn.Cli.Screens;
using Spectre.Console;

namespace Postvogn.Cli.Commands;

/// <summary><c>codes [CODE...] [--group NAME] [--lang da|en] [--json | --markdown | --page FILE]</c>.</summary>
internal sealed class CodesCommand
{
    private const string Danish = "da";

    private readonly Argument<string[]> codes = new("CODE")
    {
        Description = "A code, or a state of a letter; all of them when none is given.",
        HelpName = "CODE...",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<string> group = new("--group") { Description = "Only those of one group.", HelpName = "NAME" };
    private readonly Option<string> lang = new("--lang") { Description = "In Danish or in English.", DefaultValueFactory = _ => "en" };
    private readonly Option<string> page = ToolOptions.Page();
    private readonly Option<bool> markdown = ToolOptions.Markdown();
    private readonly Option<bool> json = ToolOptions.Json();

    private CodesCommand()
    {
        group.AcceptOnlyFromAmong([.. CodeCatalogue.Groups.Select(one => one.Name)]);
        lang.AcceptOnlyFromAmong(Danish, "en");
    }

    public static Command Create()
    {
        var self = new CodesCommand();
        var command = new Command("codes", "Say what a code of an outcome means, and what to do about it.")
        {
            self.codes, self.group, self.lang, self.page, self.markdown, self.json,
        };
        command.Validators.Add(self.Check);
        command.SetAction(self.RunAsync);
        return command;
    }

    private void Check(CommandResult result)
    {
        if (result.GetValue(markdown) && result.GetValue(json))
            result.AddError("--markdown and --json both want the standard output: leave one out.");
        if (result.GetValue(codes) is { Length: > 0 } && result.GetResult(group) is not null)
            result.AddError("CODE and --group both say which codes: leave one out.");
        Option[] ofOne = [group, lang, markdown];
        var isSaid = result.GetValue(codes) is { Length: > 0 }
            || Array.Exists(ofOne, one => result.GetResult(one) is { Implicit: false });
        if (isSaid && result.GetResult(page) is not null)
            result.AddError("--page makes each table as the page says: leave out all but --json.");
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var run = new ToolRun(parsed, json);
        if (parsed.GetValue(page) is { } file)
            return run.RunAsync(
                InputList.OfOne(""), _ => new MadePage(Create).RewriteAsync(file, "--group message"), (_, _) => { }, cancellationToken);
        return run.RunAsync(
            InputList.OfOne(""),
            _ => Task.FromResult(CodesResult.Of(parsed.GetValue(codes) ?? [], parsed.GetValue(group))),
            (console, found) => Show(console, found, parsed),
            cancellationToken);
    }

    private void Show(IAnsiConsole console, CodesResult found, ParseResult parsed)
    {
        var inDanish = parsed.GetValue(lang) == Danish;
        if (parsed.GetValue(markdown)) console.Profile.Out.Writer.Write(CodesTable.Markdown(found, inDanish));
        else CodesView.Show(console, found, inDanish);
    }
}
