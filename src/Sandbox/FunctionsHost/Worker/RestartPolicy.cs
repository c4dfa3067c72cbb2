namespace Postvogn.Sandbox.FunctionsHost.Worker;

/// <summary>Deaths are forgotten only after 30 minutes without one, not one by one.</summary>
internal sealed class RestartPolicy(TimeProvider clock, int mostDeaths)
{
    private static readonly TimeSpan Forgiven = TimeSpan.FromMinutes(30);
    private DateTimeOffset last;
    private int deaths;

    /// <summary>False: the host ends.</summary>
    public bool Allows()
    {
        var now = clock.GetUtcNow();
        if (now - last > Forgiven) deaths = 0;
        last = now;
        return ++deaths < mostDeaths;
    }
}
