using Postvogn.Sandbox.FunctionsHost;
using Postvogn.Sandbox.Samples;

namespace Postvogn.Sandbox.Demo;

internal sealed class Killer(int kills, Seeded seeded, TimeProvider clock)
{
    private const int LatestMilliseconds = 2500;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);
    private int? lastVictim;

    public int Kills => kills;

    public async Task KillAtRandomMomentAsync(IFunctionsHost host, CancellationToken cancellationToken)
    {
        while (host.ProcessId is null || host.ProcessId == lastVictim)
            await Task.Delay(Glance, clock, cancellationToken);
        await Task.Delay(TimeSpan.FromMilliseconds(seeded.Next(LatestMilliseconds)), clock, cancellationToken);
        lastVictim = host.ProcessId;
        host.KillProcess();
    }
}
