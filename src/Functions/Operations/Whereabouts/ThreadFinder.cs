using Postvogn.Functions.Sending;
using Postvogn.Functions.Threads;

namespace Postvogn.Functions.Operations;

/// <summary>The letters that answer each other: at most <see cref="LetterThreads.Most"/> and the first, by one listing.</summary>
internal sealed class ThreadFinder(LetterThreads threads, LetterRecords letters, ReceivedFinder received)
{
    // Null: it answers none, and none answers it.
    public async Task<IReadOnlyList<ThreadWhereabouts>?> FindAsync(Guid messageUuid, CancellationToken cancellationToken)
    {
        var thread = await threads.ListAsync(messageUuid, cancellationToken);
        if (thread.Others.Count == 0) return null;
        var others = thread.Others.Select(Of);
        return thread.Others.Any(other => other.MessageUuid == thread.First)
            ? [.. others]
            : [.. await FirstAsync(thread.First, cancellationToken), .. others];
    }

    // Of the first there is no entry: it did not know that others would answer it. None, if it is not here any more.
    private async Task<IEnumerable<ThreadWhereabouts>> FirstAsync(Guid messageUuid, CancellationToken cancellationToken)
    {
        if (await letters.FindAsync(messageUuid, cancellationToken) is { Value: var sent })
            return [new ThreadWhereabouts(messageUuid, ThreadEntry.Sent, sent.AcceptedAt, sent.Source, null)];
        var arrived = await received.FindAsync(messageUuid, cancellationToken);
        return arrived.Select(its => new ThreadWhereabouts(messageUuid, ThreadEntry.Received, its.At, null, its.Destination));
    }

    private static ThreadWhereabouts Of(ThreadEntry entry) => entry.Direction == ThreadEntry.Sent
        ? new ThreadWhereabouts(entry.MessageUuid, entry.Direction, entry.At, entry.Place, null)
        : new ThreadWhereabouts(entry.MessageUuid, entry.Direction, entry.At, null, entry.Place);
}
