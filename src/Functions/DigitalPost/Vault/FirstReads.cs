namespace Postvogn.Functions.DigitalPost;

/// <summary>Waits for what has not been read from the vault yet.</summary>
internal sealed class FirstReads(RefreshSignal refresh, TimeProvider clock)
{
    /// <summary>How long this process waits for a first read, once and not for every message: in a long outage the queues would else fill
    /// faster than sleeping invocations empty them (docs/adr/0007).</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lazy<Task> patience = new(() => Task.Delay(Patience, clock));

    /// <summary>Whether a first read is done, after a wait if need be. If not, the vault is asked again soon.</summary>
    public async Task<bool> AreDoneAsync(Task first, CancellationToken cancellationToken)
    {
        if (!first.IsCompleted) await Task.WhenAny(first, patience.Value).WaitAsync(cancellationToken);
        if (first.IsCompletedSuccessfully) return true;
        refresh.Ask();
        return false;
    }
}
