using System.CommandLine;
using Postvogn.Cli.Letters;
using Postvogn.Cli.Screens;
using Spectre.Console;

namespace Postvogn.Cli.Commands;

/// <summary><c>html check FILE [--policy STRICT|LENIENT]</c>.</summary>
internal static class HtmlCheckCommand
{
    public static Command Create()
    {
        var file = ToolOptions.One("FILE", "The HTML file.");
        var policy = new Option<string>("--policy")
        {
            Description = "STRICT for what people write in a view client, LENIENT for the files of a letter from a sender system.",
            HelpName = "STRICT|LENIENT",
            DefaultValueFactory = _ => "LENIENT",
        };
        policy.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "STRICT", "LENIENT");
        var json = ToolOptions.Json();
        var command = new Command("check", "Say whether Digital Post takes an HTML file, with its own codes, the place and the fix.")
        {
            file, policy, json,
        };
        command.SetAction((parsed, cancellationToken) => new ToolRun(parsed, json).RunAsync(
            InputList.OfOne(parsed.GetRequiredValue(file)),
            read => new HtmlCheck(new LetterSource(read, StandardStreams.Of(parsed)))
                .RunAsync(parsed.GetRequiredValue(file), Enum.Parse<HtmlPolicy>(parsed.GetRequiredValue(policy), true), cancellationToken),
            Show,
            cancellationToken));
        return command;
    }

    private static void Show(IAnsiConsole console, HtmlResult result)
    {
        FindingsView.Show(console, result.Findings);
        if (result.Code is null)
            return;
        var colour = result.Findings.Count == 0 ? "green" : "red";
        console.MarkupLine($"[{colour}]{result.Code}[/] {Visible.Of(result.File).EscapeMarkup()} under {result.Policy}");
    }
}
