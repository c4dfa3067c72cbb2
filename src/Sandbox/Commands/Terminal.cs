using Spectre.Console;

namespace Postvogn.Sandbox.Commands;

/// <summary>The terminal, or a file in its place.</summary>
internal static class Terminal
{
    private const int WidthOfAFile = 10_000;

    /// <summary>A console on a writer. Where the output is redirected, there is no colour and no line is broken.</summary>
    public static IAnsiConsole On(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (Console.IsOutputRedirected || writer != Console.Out)
            console.Profile.Width = WidthOfAFile;
        return console;
    }
}
