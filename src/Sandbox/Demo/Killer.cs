using Postvogn.Sandbox.FunctionsHost;
using Postvogn.Sandbox.Samples;

namespace Postvogn.Sandbox.Demo;

/// <summary>Ends the app process with SIGKILL, as the platform may at any time and without notice.</summary>
/// <param name="kills">How often.</param>
/// <param name="seeded">Where the moments come from.</param>
/// <param name="clock">The clock.</param>
internal sealed class Killer(int kills, Seeded seeded, TimeProvider clock)
{
    private const int LatestMilliseconds = 2500;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);
    private int? lastVictim;

    /// <summary>How often it will kill.</summary>
    public int Kills => kills;

    /// <summary>Waits for a process that it has not killed yet, then for a random moment in its life, and kills it.</summary>
    public async Task KillAtRandomMomentAsync(IFunctionsHost host, CancellationToken cancellationToken)
    {
        while (host.ProcessId is null || host.ProcessId == lastVictim)
            await Task.Delay(Glance, clock, cancellationToken);
        await Task.Delay(TimeSpan.FromMilliseconds(seeded.Next(LatestMilliseconds)), clock, cancellationToken);
        lastVictim = host.ProcessId;
        host.KillProcess();
    }
}
