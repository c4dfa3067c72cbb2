using Postvogn.Sandbox.FunctionsHost.Queues;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.FunctionsHost.BlobEvents;

/// <summary>At least once for every new or replaced blob. It looks at the containers, since a busy store forgets to tell.</summary>
internal sealed class BlobEventSource(FunctionsHostOptions options, HintQueues queues, HostContext context) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private readonly Dictionary<(string Container, string Name), StoredBlob> known = [];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var began = context.Clock.GetTimestamp();
            await LookAsync(cancellationToken);
            await Task.Delay(Pause(context.Clock.GetElapsedTime(began)), context.Clock, cancellationToken);
        }
    }

    public async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            var sent = 0;
            foreach (var (container, queue) in options.BlobEventQueues)
                sent += await CompareAsync(container, queue, await ListAsync(container, cancellationToken), cancellationToken);
            return sent;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task<IReadOnlyList<StoredBlob>> ListAsync(string container, CancellationToken cancellationToken)
    {
        var blobs = await options.ListBlobs(container, cancellationToken);
        return options.BlobEventEndings.GetValueOrDefault(container) is { } ending
            ? [.. blobs.Where(blob => blob.Name.EndsWith(ending, StringComparison.Ordinal))]
            : blobs;
    }

    private async Task<int> CompareAsync(
        string container, string queue, IReadOnlyList<StoredBlob> present, CancellationToken cancellationToken)
    {
        Forget(container, present);
        var sent = 0;
        foreach (var blob in present.Where(IsNew))
        {
            await queues.SendAsync(queue, BlobCreatedEvent.For(blob, context), cancellationToken);
            known[(container, blob.Name)] = blob;
            sent++;
        }

        return sent;
    }

    private bool IsNew(StoredBlob blob) => !known.TryGetValue((blob.Container, blob.Name), out var before) || before != blob;

    // A blob that is deleted and written again is new.
    private void Forget(string container, IReadOnlyList<StoredBlob> present)
    {
        var names = present.Select(blob => blob.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in known.Keys.Where(key => key.Container == container && !names.Contains(key.Name)).ToList()) known.Remove(gone);
    }

    // Looking may take a tenth of the time at most, however many blobs there are.
    private TimeSpan Pause(TimeSpan lookTook) => lookTook * 9 > options.BlobScanInterval ? lookTook * 9 : options.BlobScanInterval;
}
