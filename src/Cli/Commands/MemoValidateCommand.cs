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
        var command = new Command("validate", "Say what Digital Post would refuse in letters, with its own codes, the place and the fix.")
        {
            paths, json, jsonl,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var input = InputList.Of(parsed.GetRequiredValue(paths), LetterSource.Patterns);
            var run = new ToolRun(parsed, json) { IsLines = parsed.GetValue(jsonl) };
            return run.RunAsync(
                input,
                read =>
                {
                    var source = new LetterSource(read, StandardStreams.Of(parsed)) { Sender = Anybody };
                    return new MemoCheck(source, TimeProvider.System, run.IsLines ? run.Tell : null).RunAsync(input, cancellationToken);
                },
                ValidateView.Show,
                cancellationToken);
        });
        return command;
    }
}
