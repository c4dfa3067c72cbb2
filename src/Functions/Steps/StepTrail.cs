using System.Diagnostics;
using System.Globalization;

namespace Postvogn.Functions.Steps;

/// <summary>Where the work reports each step that it has reached: into the log, and, in a crash test, to its death.</summary>
public sealed class StepTrail
{
    private readonly ILogger<StepTrail> log;
    private readonly Step? killAt;
    private int untilKill;

    /// <summary>Makes a trail.</summary>
    /// <param name="log">Where the steps are written.</param>
    /// <param name="killAt">For crash tests: the step, and after a colon the how-manieth time it is reached (default 1), at which the
    /// process kills itself as SIGKILL would. Null for all other use.</param>
    public StepTrail(ILogger<StepTrail> log, string? killAt = null)
    {
        this.log = log;
        if (killAt is null) return;
        var parts = killAt.Split(':');
        this.killAt = Enum.Parse<Step>(parts[0]);
        untilKill = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 1;
    }

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

        if (step == killAt && Interlocked.Decrement(ref untilKill) == 0) Process.GetCurrentProcess().Kill();
    }
}
