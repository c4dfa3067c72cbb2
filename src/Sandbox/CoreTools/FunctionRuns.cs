using System.Text.RegularExpressions;
using Postvogn.Sandbox.FunctionsHost.Invocations;

namespace Postvogn.Sandbox.CoreTools;

/// <summary>By the host's log. Of queue and HTTP functions it is known without the log too; of timers it is not.</summary>
internal sealed class FunctionRuns(RunCounter runs, TimeProvider clock, Action<string>? failed = null)
{
    // A line may be lost; a timer function of the sandbox never takes so long.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly Lock gate = new();
    private readonly Dictionary<string, long> running = new(StringComparer.OrdinalIgnoreCase);

    public void Read(string line)
    {
        lock (gate)
        {
            foreach (var (id, began) in running)
            {
                if (clock.GetElapsedTime(began) > Longest) End(id);
            }

            if (Told.Match(line) is not { Success: true } told) return;
            var run = told.Groups["id"].Value;
            if (told.Groups["failed"].Success) failed?.Invoke(told.Groups["name"].Value);
            if (told.Groups["ed"].Success) End(run);
            else if (running.TryAdd(run, clock.GetTimestamp())) runs.Begin();
        }
    }

    public void EndAll()
    {
        lock (gate)
        {
            foreach (var id in running.Keys) End(id);
        }
    }

    // Executing 'Functions.Sweep' (Reason='Timer fired at …', Id=…)    Executed 'Functions.Sweep' (Succeeded, Id=…, Duration=12ms)
    // Any line at all may come: the time grows with its length, and no faster.
    private static readonly Regex Told = new(
        @"Execut(ing|(?<ed>ed)) '(Functions\.)?(?<name>[^']+)' \((?<failed>Failed)?.*\bId=(?<id>[0-9a-f-]{36})",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    private void End(string id)
    {
        if (running.Remove(id)) runs.End();
    }
}
