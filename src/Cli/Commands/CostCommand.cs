using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Postvogn.Cli.Costs;
using Postvogn.Cli.Letters;
using Postvogn.Cli.Screens;
using Spectre.Console;

namespace Postvogn.Cli.Commands;

/// <summary><c>cost [--letters N...] [--received N] [--profile NAME | --snapshot FILE] [--prices FILE] …</c>.</summary>
internal sealed class CostCommand
{
    private const long MostLetters = 1_000_000_000;
    private const string Default = "production";

    private readonly Option<long[]> letters = Count("--letters", "Letters sent a month; several numbers give several columns.");
    private readonly Option<long[]> received = Count("--received", "Letters received a month.");
    private readonly Option<string> profile = new("--profile") { Description = "The installation.", HelpName = "NAME" };
    private readonly Option<string> snapshot = File("--snapshot", "The installation: what `bicep snapshot` writes of your own parameters.");
    private readonly Option<string> prices = File("--prices", "Prices that replace ours, of an agreement or of another region.");
    private readonly Option<string> page = ToolOptions.Page();
    private readonly Option<bool> levers =
        new("--levers") { Description = "Also say what can be turned, and what each turn costs or saves." };
    private readonly Option<bool> markdown = ToolOptions.Markdown();
    private readonly Option<bool> json = ToolOptions.Json();

    private CostCommand()
    {
        letters.AllowMultipleArgumentsPerToken = true;
        received.Arity = ArgumentArity.ExactlyOne;
        profile.AcceptOnlyFromAmong([.. CostData.Profiles().Keys]);
    }

    public static Command Create()
    {
        var self = new CostCommand();
        var command = new Command("cost", "Work out what a month in Azure costs.")
        {
            self.letters, self.received, self.profile, self.snapshot, self.prices, self.page, self.levers, self.markdown, self.json,
        };
        command.Validators.Add(self.Check);
        command.SetAction(self.RunAsync);
        return command;
    }

    private void Check(CommandResult result)
    {
        if (result.GetResult(profile) is not null && result.GetResult(snapshot) is not null)
            result.AddError("--profile and --snapshot both say which installation: leave one out.");
        if (result.GetValue(markdown) && result.GetValue(json))
            result.AddError("--markdown and --json both want the standard output: leave one out.");
        if (result.GetValue(prices) == StandardStreams.Name && result.GetValue(snapshot) == StandardStreams.Name)
            result.AddError("--prices and --snapshot both want the standard input: name a file for one.");
        Option[] ofOne = [letters, received, profile, snapshot, prices, levers, markdown];
        if (result.GetResult(page) is not null && Array.Find(ofOne, one => result.GetResult(one) is { Implicit: false }) is { } said)
            result.AddError($"--page makes each table as the page says: leave out {said.Name}.");
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var run = new ToolRun(parsed, json);
        if (parsed.GetValue(page) is { } file)
            return run.RunAsync(
                InputList.OfOne(""), _ => new MadePage(Create).RewriteAsync(file, "--profile production --letters 0"), (_, _) => { },
                cancellationToken);
        Action<IAnsiConsole, Bill> show = parsed.GetValue(markdown) ? CostView.ShowMarkdown : CostView.Show;
        return run.RunAsync(InputList.OfOne(""), _ => Task.FromResult(Work(parsed)), show, cancellationToken);
    }

    private Bill Work(ParseResult parsed)
    {
        var list = parsed.GetValue(prices) is { } own ? CostData.Prices().With(own, StandardStreams.Of(parsed)) : CostData.Prices();
        var (name, installation) = parsed.GetValue(snapshot) is { } file
            ? (Path.GetFileName(file), Snapshot.Read(file, StandardStreams.Of(parsed)))
            : (parsed.GetValue(profile) ?? Default, CostData.Profiles()[parsed.GetValue(profile) ?? Default]);
        var counts = parsed.GetValue(letters) is { Length: > 0 } given ? given : [0];
        var bill = Bill.Of(name, installation, list, counts, parsed.GetValue(received) is [var count] ? count : 0);
        return parsed.GetValue(levers) ? bill with { Levers = Lever.Of(bill, list) } : bill;
    }

    private static Option<string> File(string name, string description) => new(name) { Description = description, HelpName = "FILE" };

    private static Option<long[]> Count(string name, string description)
    {
        var wanted = $"{name}: write a whole number from 0 to {MostLetters.ToString(CultureInfo.InvariantCulture)}, in digits alone.";
        return new(name)
        {
            Description = description,
            HelpName = "N",
            CustomParser = result =>
            {
                List<long> counts = [];
                foreach (var token in result.Tokens)
                {
                    if (long.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostLetters)
                        counts.Add(count);
                    else
                        result.AddError(wanted);
                }

                return [.. counts];
            },
        };
    }
}
