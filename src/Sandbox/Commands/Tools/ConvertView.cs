using Postvogn.Sandbox.Memo;
using Spectre.Console;

namespace Postvogn.Sandbox.Commands.Tools;

/// <summary>Shows what <c>memo convert</c> has written, and what was lost.</summary>
internal static class ConvertView
{
    /// <summary>Shows it.</summary>
    public static void Show(IAnsiConsole console, ConvertResult result)
    {
        if (result.Output is not { } output)
        {
            console.MarkupLine("[red]Nothing was written.[/]");
            return;
        }

        foreach (var path in result.Lost)
            console.MarkupLineInterpolated($"[yellow]lost[/] {Visible.Of(path)}");
        console.MarkupLineInterpolated($"[green]{Visible.Of(output)}[/]: MeMo {result.From} to {result.To}, {SizeText.Of(result.Length)}");
        if (result.Lost.Count > 0)
            console.MarkupLineInterpolated($"[yellow]MeMo {result.To} has no place for {SizeText.Count(result.Lost.Count, "element")}.[/] Read the letter before it is sent.");
    }
}
