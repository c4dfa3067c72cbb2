using System.CommandLine;
using Postvogn.Cli.Letters;
using Postvogn.Cli.Screens;
using Postvogn.Drops;

namespace Postvogn.Cli.Commands;

/// <summary><c>memo validate PATH...</c>.</summary>
internal static class MemoValidateCommand
{
    /// <summary>A package may leave its sender to the system that sends it, which only the app knows; all else can be judged.</summary>
    private static readonly PackageSender Anybody = new("00000000", "The system that sends it");

    public static Command Create()
    {
        var paths = ToolOptions.Several(
            "PATH", "Letters (*.xml), packages (*.letter.json), archives (*.tar.lzma, *.zip, *.tar.gz ...), or folders of them.");
        var json = ToolOptions.Json();
        var jsonl = new Option<bool>("--jsonl")
        {
            Description = "Print one JSON object a line, each letter's as it comes, and nothing else.",
        };
        var sender = ToolOptions.Number("--sender", "The CVR number that sends them: each must be sent by it.", 8);
        sender.Required = false;
        var days = new Option<int>("--max-days")
        {
            Description = "How many days ahead doNotDeliverUntilDate may lie; Digital Post's own limit is not published.",
            DefaultValueFactory = _ => new MemoValidationOptions().MaxDaysUntilDelivery!.Value,
        };
        var template = ToolOptions.Template();
        var command = new Command("validate", "Say what Digital Post would refuse in letters, with its own codes, the place and the fix.")
        {
            paths, sender, template, days, json, jsonl,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var input = InputList.Of(parsed.GetRequiredValue(paths), LetterSource.Patterns);
            var run = new ToolRun(parsed, json) { IsLines = parsed.GetValue(jsonl) };
            return run.RunAsync(
                input,
                async read =>
                {
                    var cvr = parsed.GetValue(sender);
                    var ours = cvr is null ? Anybody : Anybody with { Cvr = cvr };
                    var (below, given) = (new TemplateFile(new LetterSource(read, StandardStreams.Of(parsed))), parsed.GetValue(template));
                    var source = new LetterSource(read, StandardStreams.Of(parsed))
                    {
                        Sender = ours,
                        Template = given is null ? null : await below.ReadAsync(given, cancellationToken),
                    };
                    // Without its template a package would be judged as another letter.
                    if (below.Faults.Count > 0)
                        input = new InputList([], [.. below.Faults.Select(fault => Unread.Of(new LetterName(given!), fault))]);
                    var rules = new MemoValidationOptions { SenderCvr = cvr, MaxDaysUntilDelivery = parsed.GetValue(days) };
                    return await new MemoCheck(source, rules, run.IsLines ? run.Tell : null).RunAsync(input, cancellationToken);
                },
                ValidateView.Show,
                cancellationToken);
        });
        return command;
    }
}
