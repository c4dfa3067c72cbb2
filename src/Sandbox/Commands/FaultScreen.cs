using Postvogn.Cli;
using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Commands;

internal static class FaultScreen
{
    public static async Task<int> GuardAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped before the end.");
        }
        catch (Exception fault) when (Faults.Explain(fault) is { } message)
        {
            await Console.Error.WriteLineAsync(message);
        }
        return ExitCode.Failure;
    }
}
