using Postvogn.Cli.Letters;
using Spectre.Console;

namespace Postvogn.Cli.Screens;

/// <summary>Grouped on a terminal; redirected, one line each, as compilers do.</summary>
internal static class FindingsView
{
    public static void Show(IAnsiConsole console, IEnumerable<FileFinding> findings)
    {
        foreach (var letter in findings.GroupBy(finding => new LetterName(finding.File, finding.Entry)))
            ShowLetter(console, letter.Key, [.. letter]);
    }

    private static void ShowLetter(IAnsiConsole console, LetterName letter, IReadOnlyList<FileFinding> findings)
    {
        if (!console.Profile.Capabilities.Ansi)
        {
            foreach (var finding in findings)
                console.WriteLine(Line(letter, finding));
            return;
        }

        var count = SizeText.Count(findings.Count, "finding");
        console.MarkupLineInterpolated($"[red]✗[/] [bold]{Visible.Of(letter.ToString())}[/]  [grey]{count}[/]");
        foreach (var finding in findings)
            ShowFinding(console, finding);
    }

    private static void ShowFinding(IAnsiConsole console, FileFinding finding)
    {
        var place = finding.Line > 0 ? $"  {finding.Line}:{finding.Column}" : "";
        console.Write(Indented($"[yellow]{finding.Code.EscapeMarkup()}[/]  {finding.Status}[grey]{place}[/]", 4));
        console.Write(Indented($"[grey]{Visible.Of(finding.Path).EscapeMarkup()}[/]", 6));
        console.Write(Indented($"{finding.Message.EscapeMarkup()} [green]{finding.Fix.EscapeMarkup()}[/]", 6));
    }

    private static Padder Indented(string markup, int left) => new(new Markup(markup), new Padding(left, 0, 0, 0));

    public static string Line(LetterName letter, FileFinding finding)
    {
        var place = finding.Line > 0 ? $"{letter}:{finding.Line}:{finding.Column}" : letter.ToString();
        return Visible.Of($"{place}: {finding.Code} {finding.Status} {finding.Path}: {finding.Message} {finding.Fix}");
    }
}
