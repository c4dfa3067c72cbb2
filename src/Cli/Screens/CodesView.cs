using Postvogn.Cli.Codes;
using Spectre.Console;

namespace Postvogn.Cli.Screens;

internal static class CodesView
{
    /// <summary>Two lines each; redirected, one.</summary>
    public static void Show(IAnsiConsole console, CodesResult found, bool inDanish)
    {
        foreach (var code in found.Codes)
        {
            var (text, fix) = inDanish ? (code.Text.Da, code.Fix.Da) : (code.Text.En, code.Fix.En);
            if (console.Profile.Capabilities.Ansi)
            {
                console.MarkupLineInterpolated($"[bold]{code.Code}[/]  [yellow]{CodesTable.Wire(code.Class)}[/]");
                console.Write(new Padder(new Text($"{text} {fix}"), new Padding(4, 0, 0, 0)));
            }
            else
            {
                console.Profile.Out.Writer.WriteLine($"{code.Code}: {CodesTable.Wire(code.Class)}: {text} {fix}");
            }
        }
    }
}
