using Spectre.Console;

namespace Postvogn.Cli;

/// <summary>The terminal, or a file in its place.</summary>
public static class Terminal
{
    private const int WidthOfAFile = 10_000;

    /// <summary>Where the output is redirected, there is no colour and no line is broken.</summary>
    public static IAnsiConsole On(TextWriter writer)
    {
        if (writer == Console.Out && !Console.IsOutputRedirected)
            return AnsiConsole.Console;
        return writer == Console.Error && !Console.IsErrorRedirected
            ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) })
            : OnFile(writer);
    }

    private static IAnsiConsole OnFile(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = WidthOfAFile;
        return console;
    }
}
