using System.Diagnostics;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Telemetry;

/// <summary>Where the work reports each step that it has reached: into the log and telemetry, and, in a crash test, to its death.</summary>
/// <param name="log">Where the steps are written.</param>
/// <param name="killAt">For crash tests: where the process kills itself as SIGKILL would; null for all other use.</param>
/// <param name="export">Sends what is reported; null if nothing is sent.</param>
internal sealed class StepTrail(ILogger<StepTrail> log, KillPoint? killAt = null, TelemetryExport? export = null)
{
    /// <summary>Reports that a step is done.</summary>
    /// <param name="step">The step.</param>
    /// <param name="subject">What it was done to: a messageUUID, a transmission's id, or a drop's name.</param>
    /// <param name="letters">
    /// The letters for which the step of a transmission (or drop) decides something: telemetry tells it of each.
    /// </param>
    public void Reached(Step step, object subject, IReadOnlyList<Guid>? letters = null)
    {
        Report(step, new StepReached(step, subject.ToString()!));
        // On a console they would only be noise: the transmission's record names its letters.
        if (export is { IsOn: true })
        {
            foreach (var letter in letters ?? []) Report(step, new StepReached(step, letter.ToString("D"), subject.ToString()));
        }

        if (killAt?.StrikesAt(step) == true) Process.GetCurrentProcess().Kill();
    }

    /// <summary>Sends what has been reported, before the work removes what would have it repeated if the process ended now.</summary>
    public Task SecureAsync() => export?.FlushAsync() ?? Task.CompletedTask;

    private void Report(Step step, StepReached state)
    {
        if (log.IsEnabled(LogLevel.Information))
            log.Log(LogLevel.Information, new EventId((int)step, step.ToString()), state, null, static (s, _) => s.ToString());
    }
}
