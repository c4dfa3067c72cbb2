using System.Numerics;
using Postvogn.Sandbox.FunctionsHost;
using Spectre.Console;

namespace Postvogn.Sandbox.Live;

/// <summary>A function that fails again and again is told of at its first, second, fourth, eighth … time.</summary>
internal static class FaultLines
{
    private const int LongestError = 300;

    public static async IAsyncEnumerable<string> Of(IAsyncEnumerable<FunctionFault> faults)
    {
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var fault in faults)
        {
            var time = times[fault.Function] = times.GetValueOrDefault(fault.Function) + 1;
            if (!BitOperations.IsPow2(time)) continue;
            var error = fault.Error?.Split('\n')[0].Trim() ?? "see the log";
            if (error.Length > LongestError) error = error[..LongestError] + "…";
            var often = time > 1 ? $", {time} times now" : "";
            yield return $"[red]failed[/]    {fault.Function.EscapeMarkup()}{often}: {error.EscapeMarkup()}";
        }
    }
}
