using System.CommandLine;
using Postvogn.Cli.Letters;
using Postvogn.Cli.Screens;
using Spectre.Console;

namespace Postvogn.Cli.Commands;

/// <summary><c>memo convert FILE --to 1.1|1.2 -o OUT</c>.</summary>
internal static class MemoConvertCommand
{
    public static Command Create()
    {
        var file = ToolOptions.One("FILE", "The letter (*.xml).");
        var to = new Option<string>("--to") { Description = "The version to write.", Required = true, HelpName = "1.1|1.2" };
        to.AcceptOnlyFromAmong("1.1", "1.2");
        var output = ToolOptions.Output("OUT");
        var (json, force) = (ToolOptions.Json(), ToolOptions.Force());
        var command = new Command("convert", "Write a letter in the other version, and say what it loses.")
        {
            file, to, output, json, force,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var input = parsed.GetRequiredValue(file);
            var version = parsed.GetRequiredValue(to) == "1.1" ? MemoVersion.V1_1 : MemoVersion.V1_2;
            var target = (parsed.GetRequiredValue(output), parsed.GetValue(force));
            return new ToolRun(parsed, json) { Target = target.Item1 }.RunAsync(
                InputList.OfOne(input),
                read => new MemoConverting(new LetterSource(read, StandardStreams.Of(parsed)))
                    .RunAsync(input, version, target, cancellationToken),
                Show,
                cancellationToken);
        });
        return command;
    }

    private static void Show(IAnsiConsole console, ConvertResult result)
    {
        if (result.Output is not { } output)
        {
            console.MarkupLine("[red]Nothing was written.[/]");
            return;
        }

        foreach (var path in result.Lost)
            console.MarkupLineInterpolated($"[yellow]lost[/] {Visible.Of(path)}");
        console.MarkupLineInterpolated($"[green]{Visible.Of(output)}[/]: MeMo {result.From} to {result.To}, {SizeText.Of(result.Length)}");
        if (result.Lost.Count == 0)
            return;
        var elements = SizeText.Count(result.Lost.Count, "element");
        console.MarkupLineInterpolated($"[yellow]MeMo {result.To} has no place for {elements}.[/] Read the letter before it is sent.");
    }
}
