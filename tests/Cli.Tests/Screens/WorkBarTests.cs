using Postvogn.Cli.Screens;
using Spectre.Console;

namespace Postvogn.Cli.Tests.Screens;

public class WorkBarTests
{
    [Theory]
    [InlineData(50_000_000, true, true)]
    [InlineData(5_000, true, false)]
    [InlineData(50_000_000, false, false)]
    public async Task Run_Work_HasABarOnlyWhenItIsLongAndOnATerminal(long length, bool isTerminal, bool hasBar)
    {
        using var screen = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(screen),
        });

        var result = await WorkBar.RunAsync(console, length, read =>
        {
            read.Report(length);
            return Task.FromResult(7);
        });

        result.ShouldBe(7);
        screen.ToString().Contains('%').ShouldBe(hasBar);
    }
}
