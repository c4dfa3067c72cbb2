using System.Diagnostics;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Telemetry;

/// <summary>Reports each step into the log and telemetry, and, in a crash test, to its death, as SIGKILL would bring it.</summary>
internal sealed class StepTrail(ILogger<StepTrail> log, KillPoint? killAt = null, TelemetryExport? export = null)
{
    // The subject is a messageUUID, a transmission's id, or a drop's name; the letters are those for which its step decides something.
    public void Reached(Step step, object subject, IReadOnlyList<Guid>? letters = null)
    {
        Report(step, subject);
        // On a console they would only be noise: the transmission's record names its letters.
        if (export is { IsOn: true })
        {
            foreach (var letter in letters ?? []) Report(step, letter, subject);
        }

        if (killAt?.StrikesAt(step) == true) Process.GetCurrentProcess().Kill();
    }

    // Before the work removes what would have it repeated if the process ended now.
    public Task SecureAsync() => export?.FlushAsync() ?? Task.CompletedTask;

    // The event id is the step's number, which an attribute on a log method could not give.
    private void Report(Step step, object subject, object? carriedBy = null)
    {
        if (!log.IsEnabled(LogLevel.Information)) return;
        List<KeyValuePair<string, object?>> fields = [new("Step", $"{step}"), new("Subject", $"{subject}")];
        if (carriedBy is not null) fields.Add(new("Transmission", $"{carriedBy}"));
        fields.Add(new("{OriginalFormat}", "{Step} {Subject}"));
        log.Log(LogLevel.Information, new EventId((int)step, $"{step}"), fields, null, static (its, _) => $"{its[0].Value} {its[1].Value}");
    }
}
