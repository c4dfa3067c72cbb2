using System.CommandLine;
using Postvogn.Cli.Letters;
using Postvogn.Cli.Screens;

namespace Postvogn.Cli.Commands;

/// <summary><c>route FILE...</c>: the rules of the app, on letters that lie here.</summary>
internal static class RouteCommand
{
    public static Command Create()
    {
        var paths = ToolOptions.Several("FILE", "Received letters (*.xml), archives of them, or folders of them.");
        var rules = new Option<string>("--rules")
        {
            Description = "The rules: JSON, or lines of the app's settings (Postvogn__Inbox__Rules__0__Destination=...).",
            HelpName = "RULES",
            Required = true,
        };
        var json = ToolOptions.Json();
        var command = new Command("route", "Say to which destination of the inbox received letters would go, and which rules they meet.")
        {
            paths, rules, json,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var (letters, from) = (parsed.GetRequiredValue(paths), parsed.GetRequiredValue(rules));
            // The standard input can be read once.
            var input = InputList.Of(from == StandardStreams.Name ? [from, .. letters] : letters, LetterSource.Patterns);
            if (from == StandardStreams.Name) input = input with { Files = [.. input.Files.Skip(1)] };
            return new ToolRun(parsed, json).RunAsync(
                input,
                read => new LetterRouting(new LetterSource(read, StandardStreams.Of(parsed))).RunAsync(input, from, cancellationToken),
                RouteView.Show,
                cancellationToken);
        });
        return command;
    }
}
