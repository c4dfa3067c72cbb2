using System.Globalization;
using Postvogn.Cli.Letters;
using Spectre.Console;

namespace Postvogn.Cli.Screens;

internal static class WrittenView
{
    public static void Show(IAnsiConsole console, WrittenResult result)
    {
        FindingsView.Show(console, result.Findings);
        if (result.Output is not { } output)
        {
            console.MarkupLine("[red]Nothing was written.[/]");
            return;
        }

        var packed = result.PackedLength is { } length
            ? string.Create(CultureInfo.InvariantCulture, $", {SizeText.Of(length)} packed ({100.0 * length / result.Length:0.0} %)")
            : "";
        var uuid = result.MessageUuid is { } id ? $", messageUUID {id}" : "";
        console.MarkupLineInterpolated(
            $"[green]{Visible.Of(output)}[/]: {SizeText.Count(result.Letters, "letter")}, {SizeText.Of(result.Length)}{packed}{uuid}");
    }
}
