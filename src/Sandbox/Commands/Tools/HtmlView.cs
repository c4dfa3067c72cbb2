using Postvogn.Sandbox.Memo;
using Spectre.Console;

namespace Postvogn.Sandbox.Commands.Tools;

/// <summary>Shows what <c>html check</c> found.</summary>
internal static class HtmlView
{
    /// <summary>Shows the findings and the answer.</summary>
    public static void Show(IAnsiConsole console, HtmlResult result)
    {
        FindingsView.Show(console, result.Findings);
        if (result.Code is null)
            return;
        var colour = result.Findings.Count == 0 ? "green" : "red";
        console.MarkupLine($"[{colour}]{result.Code}[/] {Visible.Of(result.File).EscapeMarkup()} under {result.Policy}");
    }
}
