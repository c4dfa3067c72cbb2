using Postvogn.Cli.Letters;
using Spectre.Console;

namespace Postvogn.Cli.Screens;

internal static class ValidateView
{
    // Of more letters than this, only those with findings are named on a terminal.
    private const int ManyLetters = 40;

    public static void Show(IAnsiConsole console, ValidateResult result)
    {
        var isTerminal = console.Profile.Capabilities.Ansi;
        if (!isTerminal || result.Checked.Count <= ManyLetters)
            ShowFine(console, result.Checked.Where(letter => letter.Findings == 0));
        FindingsView.Show(console, result.Findings);
        foreach (var warning in result.Warnings)
            ShowWarning(console, warning);
        foreach (var letter in result.Checked)
            ShowNotJudged(console, letter);
        if (result.FindingsLeftOut > 0)
            console.WriteLine($"{result.FindingsLeftOut} more findings are not listed.");
        if (result.Checked.Count > 0)
            ShowCount(console, result);
    }

    private static void ShowFine(IAnsiConsole console, IEnumerable<CheckedLetter> letters)
    {
        foreach (var letter in letters)
        {
            var name = Visible.Of(letter.Name.ToString());
            if (console.Profile.Capabilities.Ansi)
                console.MarkupLineInterpolated($"[green]✓[/] {name}  [grey]MeMo {letter.Version}, {SizeText.Of(letter.Length)}[/]");
            else
                console.WriteLine($"{name}: fine, MeMo {letter.Version}, {letter.Length} bytes");
        }
    }

    private static void ShowWarning(IAnsiConsole console, FileFinding warning)
    {
        var letter = new LetterName(warning.File, warning.Entry);
        if (console.Profile.Capabilities.Ansi)
            console.MarkupLineInterpolated($"[yellow]![/] {Visible.Of(letter.ToString())}: {warning.Message} [green]{warning.Fix}[/]");
        else
            console.WriteLine(FindingsView.Line(letter, warning with { Status = "WARNING" }));
    }

    private static void ShowNotJudged(IAnsiConsole console, CheckedLetter letter)
    {
        foreach (var path in letter.NotJudged)
            console.MarkupLineInterpolated($"[yellow]{Visible.Of(letter.Name.ToString())}[/]: {path} is too large to be judged as HTML.");
    }

    private static void ShowCount(IAnsiConsole console, ValidateResult result)
    {
        var checkedText = SizeText.Count(result.Checked.Count, "letter");
        if (result.Refused == 0)
            console.MarkupLineInterpolated($"[green]{checkedText} checked: Digital Post would refuse none of what can be judged here.[/]");
        else
            console.MarkupLineInterpolated(
                $"{checkedText} checked: [green]{result.Fine} fine[/], [red]{result.Refused} would be refused[/].");
    }
}
