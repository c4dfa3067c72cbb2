using System.Runtime.InteropServices;
using Postvogn.Cli;
using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Commands;

internal static class FaultScreen
{
    private const string Stopped = "Stopped before the end.";

    /// <summary>A terminal that goes away ends it as Ctrl-C does.
    /// What is known of the end is told to <paramref name="explain"/> too.</summary>
    public static async Task<int> GuardAsync(
        Func<CancellationToken, Task<int>> command, CancellationToken cancellationToken, Action<string>? explain = null)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var hangup = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        try
        {
            return await command(either.Token);
        }
        catch (OperationCanceledException)
        {
            await TellAsync(Stopped);
        }
        catch (Exception fault) when (Faults.Explain(fault) is { } message)
        {
            await TellAsync(message);
        }
        return ExitCode.Failure;

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            either.Cancel();
        }

        async Task TellAsync(string message)
        {
            await Console.Error.WriteLineAsync(message);
            explain?.Invoke(message);
        }
    }
}
