using Postvogn.Cli.Screens;
using System.Text.RegularExpressions;
using Postvogn.Cli.Letters;
using Spectre.Console;

namespace Postvogn.Cli.Tests.Screens;

public class ViewTests
{
    private static readonly FileFinding Finding =
        new(
            "[b]brev.xml", null, "memo.invalid", "INVALID", "/Message/MessageHeader/ReplyData[2]", 3, 7,
            "The [label] is too long.", "Shorten it.");

    [Fact]
    public void Findings_OnATerminal_AreGroupedUnderTheirLetter()
    {
        var screen = Shown(console => FindingsView.Show(console, [Finding, Finding with { Code = "post.type.invalid" }]));

        screen.ShouldContain("✗ [b]brev.xml");
        screen.ShouldContain("2 findings");
        screen.ShouldContain("/Message/MessageHeader/ReplyData[2]");
        screen.ShouldContain("3:7");
        screen.ShouldContain("The [label] is too long. Shorten it.");
        screen.Split("brev.xml").Length.ShouldBe(2);
    }

    [Fact]
    public void Validate_ManyLettersOnATerminal_NamesOnlyThoseWithFindings()
    {
        var fine = Enumerable.Range(0, 50).Select(i => new CheckedLetter($"{i}.xml", null, null, "1.2", 1000, 0));
        var result = new ValidateResult
        {
            Fine = 50,
            Refused = 1,
            Checked = [.. fine, new CheckedLetter(Finding.File, null, null, "1.2", 1000, 1)],
            Findings = [Finding],
        };

        var screen = Shown(console => ValidateView.Show(console, result));

        screen.ShouldNotContain("49.xml");
        screen.ShouldContain("✗ [b]brev.xml");
        screen.ShouldContain("51 letters checked: 50 fine, 1 would be refused.");
    }

    [Theory]
    [InlineData(999, "999 B")]
    [InlineData(24_300, "24.3 kB")]
    [InlineData(99_500_000, "99.5 MB")]
    [InlineData(20_000_000_000, "20.0 GB")]
    public void Size_Bytes_AreDecimal(long bytes, string text) => SizeText.Of(bytes).ShouldBe(text);

    private static string Shown(Action<IAnsiConsole> show)
    {
        using var screen = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(screen),
        });
        console.Profile.Width = 200;
        show(console);
        return Regex.Replace(screen.ToString(), "\u001B\\[[0-9;]*m", "", RegexOptions.None, TimeSpan.FromSeconds(1));
    }
}
