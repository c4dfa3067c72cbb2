using Postvogn.Cli.Letters;
using Spectre.Console;

namespace Postvogn.Cli.Screens;

/// <summary>Only on a terminal, and gone afterwards.</summary>
internal sealed class WorkBar : IProgress<long>
{
    // Shorter work is done before a bar could be read.
    private const long LongWork = 8_000_000;
    private const int ManyFiles = 100;

    private readonly ProgressTask? task;

    private WorkBar(ProgressTask? task) => this.task = task;

    public static IProgress<long> None { get; } = new WorkBar(null);

    public static async Task<T> RunAsync<T>(IAnsiConsole? console, InputList input, Func<IProgress<long>, Task<T>> work)
    {
        var isLong = input.Length >= LongWork || input.Files.Count >= ManyFiles;
        if (!isLong || console?.Profile.Capabilities.Interactive != true)
            return await work(None);
        return await console.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TransferSpeedColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new WorkBar(context.AddTask("reading", maxValue: Math.Max(1, input.Length)))));
    }

    public void Report(long value) => task?.Increment(value);
}
