using System.Diagnostics;

namespace Postvogn.Functions.Steps;

/// <summary>Where the work reports each step that it has reached: into the log, and, in a crash test, to its death.</summary>
/// <param name="log">Where the steps are written.</param>
/// <param name="killAt">For crash tests: where the process kills itself as SIGKILL would; null for all other use.</param>
public sealed class StepTrail(ILogger<StepTrail> log, KillPoint? killAt = null)
{
    /// <summary>Reports that a step is done.</summary>
    /// <param name="step">The step.</param>
    /// <param name="subject">What it was done to: a messageUUID, a transmission's id, or a drop's name.</param>
    public void Reached(Step step, object subject)
    {
        if (log.IsEnabled(LogLevel.Information))
        {
            var state = new StepReached(step, subject.ToString()!);
            log.Log(LogLevel.Information, new EventId((int)step, step.ToString()), state, null, static (s, _) => s.ToString());
        }

        if (killAt?.StrikesAt(step) == true) Process.GetCurrentProcess().Kill();
    }
}
