using Postvogn.Sandbox.FunctionsHost.Queues;

namespace Postvogn.Sandbox.FunctionsHost.BlobEvents;

/// <summary>
/// Makes an event of every new or replaced blob, at least once. It looks at the folders rather than being told by the file system, so
/// that nothing is missed: what was there at the start, what came while nobody looked, and what a busy file system forgot to tell.
/// </summary>
internal sealed class BlobEventSource(FunctionsHostOptions options, QueueBoard queues, HostContext context)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Container, string Name), BlobFile> known = [];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var began = context.Clock.GetTimestamp();
            Look();
            await Task.Delay(Pause(context.Clock.GetElapsedTime(began)), context.Clock, cancellationToken);
        }
    }

    /// <summary>Looks once, and tells how many events it sent.</summary>
    public int Look()
    {
        lock (gate) return options.BlobEventQueues.Sum(pair => Look(pair.Key, pair.Value));
    }

    private int Look(string container, string queue)
    {
        var present = ContainerListing.Of(options.StoreRoot, container);
        Forget(container, present);
        var sent = 0;
        foreach (var blob in present.Where(IsNew))
        {
            queues.Send(queue, BlobCreatedEvent.For(blob, context));
            known[(container, blob.Name)] = blob;
            sent++;
        }

        return sent;
    }

    private bool IsNew(BlobFile blob) => !known.TryGetValue((blob.Container, blob.Name), out var before) || before != blob;

    // A blob that is deleted and written again is new.
    private void Forget(string container, IReadOnlyList<BlobFile> present)
    {
        var names = present.Select(blob => blob.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in known.Keys.Where(key => key.Container == container && !names.Contains(key.Name)).ToList()) known.Remove(gone);
    }

    // Looking may take a tenth of the time at most, however many blobs there are.
    private TimeSpan Pause(TimeSpan lookTook) => lookTook * 9 > options.BlobScanInterval ? lookTook * 9 : options.BlobScanInterval;
}
