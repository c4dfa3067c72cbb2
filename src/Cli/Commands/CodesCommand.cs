using System.CommandLine;
using Postvogn.Cli.Codes;
using Postvogn.Cli.Letters;
using Postvogn.Cli.Screens;

namespace Postvogn.Cli.Commands;

/// <summary><c>codes [CODE...] [--group NAME] [--lang da|en] [--json | --markdown | --page FILE]</c>.</summary>
internal static class CodesCommand
{
    private const string Danish = "da";

    public static Command Create()
    {
        var codes = new Argument<string[]>("CODE")
        {
            Description = "A code, or a state of a letter; all of them when none is given.",
            HelpName = "CODE...",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var group = new Option<string>("--group") { Description = "Only those of one group.", HelpName = "NAME" };
        group.AcceptOnlyFromAmong([.. CodeCatalogue.Groups.Select(one => one.Name)]);
        var lang = new Option<string>("--lang") { Description = "In Danish or in English.", DefaultValueFactory = _ => "en" };
        lang.AcceptOnlyFromAmong(Danish, "en");
        var page = new Option<string>("--page") { Description = "A page whose tables are made anew; nothing else is printed.", HelpName = "FILE" };
        var markdown = new Option<bool>("--markdown") { Description = "Print the table as Markdown." };
        var json = ToolOptions.Json();
        var command = new Command("codes", "Say what a code of an outcome means, and what to do about it.")
        {
            codes, group, lang, page, markdown, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(markdown) && result.GetValue(json))
                result.AddError("--markdown and --json both want the standard output: leave one out.");
            if (result.GetValue(codes) is { Length: > 0 } && result.GetResult(group) is not null)
                result.AddError("CODE and --group both say which codes: leave one out.");
            Option[] ofOne = [group, lang, markdown];
            var isSaid = result.GetValue(codes) is { Length: > 0 } || Array.Exists(ofOne, one => result.GetResult(one) is { Implicit: false });
            if (isSaid && result.GetResult(page) is not null)
                result.AddError("--page makes each table as the page says: leave out all but --json.");
        });
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(page) is { } file
            ? new ToolRun(parsed, json).RunAsync(
                InputList.OfOne(""), _ => new MadePage(Create).RewriteAsync(file, "--group message"), (_, _) => { }, cancellationToken)
            : new ToolRun(parsed, json).RunAsync(
                InputList.OfOne(""),
                _ => Task.FromResult(CodesResult.Of(parsed.GetValue(codes) ?? [], parsed.GetValue(group))),
                (console, found) =>
                {
                    var inDanish = parsed.GetValue(lang) == Danish;
                    if (parsed.GetValue(markdown))
                        console.Profile.Out.Writer.Write(CodesTable.Markdown(found, inDanish));
                    else
                        CodesView.Show(console, found, inDanish);
                },
                cancellationToken));
        return command;
    }
}
