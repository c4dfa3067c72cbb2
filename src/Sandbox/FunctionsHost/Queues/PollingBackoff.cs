namespace Postvogn.Sandbox.FunctionsHost.Queues;

/// <summary>No wait after a find, twice as long after each look in vain.</summary>
internal sealed class PollingBackoff(TimeSpan most)
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(100);
    private TimeSpan next = Least;

    public TimeSpan After(int found)
    {
        var wait = next < most ? next : most;
        next = found > 0 ? Least : wait * 2;
        return found > 0 ? TimeSpan.Zero : wait;
    }
}
