namespace Postvogn.Sandbox.FunctionsHost.Handler;

/// <summary>Looks at the process's memory five times a second, since nothing is left to look at once it has crashed.</summary>
internal static class MemoryWatch
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static async Task RunAsync(HandlerProcess process, TimeProvider clock)
    {
        while (await Task.WhenAny(process.Exited, Task.Delay(Pause, clock)) != process.Exited) process.PeakBytes();
    }
}
