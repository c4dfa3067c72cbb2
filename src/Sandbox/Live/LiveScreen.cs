using Spectre.Console;

namespace Postvogn.Sandbox.Live;

/// <summary>A terminal breaks a long line where it likes, but a line that is broken here could not be pasted.</summary>
internal sealed class LiveScreen
{
    private const int Unbroken = 100_000;
    private readonly IAnsiConsole console;
    private readonly TimeProvider clock;

    public LiveScreen(IAnsiConsole console, TimeProvider clock)
    {
        (this.console, this.clock) = (console, clock);
        console.Profile.Width = Unbroken;
    }

    public void Say(string markup) => console.MarkupLine(markup);

    /// <summary>What is put in shows as it is.</summary>
    public void Tell(FormattableString markup) => console.MarkupLineInterpolated(CultureInfo.InvariantCulture, markup);

    public async Task ShowAsync(IAsyncEnumerable<string> lines)
    {
        await foreach (var line in lines)
            Say($"{clock.GetLocalNow():HH:mm:ss}  " + line);
    }
}
