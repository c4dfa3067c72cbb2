using Postvogn.Cli.Letters;
using Postvogn.Cli.Screens;
using Spectre.Console;

namespace Postvogn.Cli.Tests.Screens;

public class WorkBarTests
{
    [Theory]
    [InlineData(1, 50_000_000, true, true)]
    [InlineData(1_000, 10, true, true)]
    [InlineData(1_000, 0, true, true)]
    [InlineData(99, 10, true, false)]
    [InlineData(1, 50_000_000, false, false)]
    [InlineData(1_000, 10, false, false)]
    public async Task Run_Work_HasABarOnlyWhenItIsLongAndOnATerminal(int files, long length, bool isTerminal, bool hasBar)
    {
        using var folder = new LetterFolder();
        await using (var file = File.Create(folder["a"])) file.SetLength(length);
        using var screen = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(screen),
        });

        var result = await WorkBar.RunAsync(console, new InputList([.. Enumerable.Repeat(folder["a"], files)], []), read =>
        {
            read.Report(files * length);
            return Task.FromResult(7);
        });

        result.ShouldBe(7);
        screen.ToString().Contains('%').ShouldBe(hasBar);
    }

    [Fact]
    public async Task Validate_ManyFilesRedirected_ShowsNoBarAnywhere()
    {
        using var folder = new LetterFolder();
        for (var i = 0; i < 1_000; i++)
            folder.Write($"{i}.xml", new Letter(Uuids.Of(i)));

        var answer = await Tool.RunAsync("memo", "validate", folder.Path);

        (answer.ExitCode, answer.Error, answer.Lines.Count).ShouldBe((ExitCode.Success, "", 1_001));
    }
}
