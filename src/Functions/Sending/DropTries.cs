using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Sending;

/// <summary>Counts how often a drop was tried that does not come to its end (docs/adr/0032): the code failed at it, or the process died.
/// The first try is not written down, so that a good drop costs nothing.</summary>
internal sealed class DropTries(IBlobStore store, PostvognSettings settings, TimeProvider clock) : IDisposable
{
    /// <summary>After so many it is refused; where nothing but the process's end speaks against it, not before it is overdue: a
    /// deployment or another drop may end the process several times within minutes.</summary>
    public const int Most = 4;

    // Of the drops that have a record, one at a time: those at work when a process dies must not be blamed for another.
    private readonly SemaphoreSlim suspects = new(1, 1);

    /// <summary>Before a drop is read. Null: it is gone, or settled as far as it can be.</summary>
    public async Task<DropTry?> BeginAsync(string drop, bool isRepeated, CancellationToken cancellationToken)
    {
        if (!isRepeated) return new DropTry(store, drop, settings.Timing.DropOverdueAfter, clock);
        if (await VersionAsync(drop, cancellationToken) is not { } version) return null;
        var begun = new DropTry(store, drop, settings.Timing.DropOverdueAfter, clock) { Version = version };
        if (await begun.HasRecordAsync(cancellationToken)) await begun.EnterAsync(suspects, cancellationToken);
        try
        {
            if (await begun.CountAsync(cancellationToken)) return begun;
        }
        catch
        {
            begun.Dispose();
            throw;
        }

        begun.Dispose();
        return null;
    }

    public void Dispose() => suspects.Dispose();

    // Empty: it is there and cannot be opened.
    private async Task<string?> VersionAsync(string drop, CancellationToken cancellationToken)
    {
        try
        {
            await using var blob = await store.OpenAsync(Places.Drop(drop), cancellationToken);
            return blob?.ETag;
        }
        catch (Exception fault) when (DropTry.IsOfDrop(fault, cancellationToken))
        {
            return "";
        }
    }
}

/// <summary>One try of a version of a drop; without a record unless it is repeated.</summary>
internal sealed class DropTry(IBlobStore store, string drop, TimeSpan overdueAfter, TimeProvider clock) : IDisposable
{
    private Stored<TriedDrop>? record;
    private SemaphoreSlim? gate;
    private ArraySegment<byte>? kept;

    public string Version { get; set; } = "";

    /// <summary>Keeps all of that version, no more than it was long when it was opened: another system may be writing on.</summary>
    public async Task KeepAsync(BlobContent blob, CancellationToken cancellationToken)
    {
        var all = new byte[blob.Length];
        var read = await blob.Stream.ReadAtLeastAsync(all, all.Length, throwOnEndOfStream: false, cancellationToken);
        kept = new ArraySegment<byte>(all, 0, read);
    }

    /// <summary>Null: it is not kept.</summary>
    public BlobContent? Open() => kept is { Array: { } all } content
        ? new BlobContent(new MemoryStream(all, 0, content.Count, writable: false), Version, content.Count)
        : null;

    /// <summary>Whether it was tried often and long enough before: the process ended each time.</summary>
    public bool IsTooMany { get; private set; }

    /// <summary>Whether it is given up if this try fails, too.</summary>
    public bool IsLast => record is { Value.Tries: >= DropTries.Most };

    private BlobPath Place => Places.DropTries(drop, Version);

    /// <summary>A fault of the store, or being stopped, says nothing about the drop.</summary>
    public static bool IsOfDrop(Exception fault, CancellationToken cancellationToken) => fault switch
    {
        StoreUnavailableException => false,
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        _ => true,
    };

    public async Task<bool> HasRecordAsync(CancellationToken cancellationToken) =>
        (record = await store.ReadAsync(Place, SendingJson.Default.TriedDrop, cancellationToken)) is not null;

    public async Task EnterAsync(SemaphoreSlim suspects, CancellationToken cancellationToken)
    {
        await suspects.WaitAsync(cancellationToken);
        gate = suspects;
        await HasRecordAsync(cancellationToken);
    }

    // False: it is settled. The first try left no record.
    public async Task<bool> CountAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (record is { Value.IsSettled: true }) return false;
            var now = clock.GetUtcNow();
            IsTooMany = IsLast && now - record!.Value.Since >= overdueAfter;
            if (IsTooMany) return true;
            var tried = record?.Value ?? new TriedDrop(1, -1, IsSettled: false, now);
            if (await WriteAsync(tried with { Tries = tried.Tries + 1 }, cancellationToken)) return true;
            await HasRecordAsync(cancellationToken);
        }
    }

    /// <summary>It has come further than any try before: what went wrong until then does not count.</summary>
    public async Task ProgressAsync(int letters, CancellationToken cancellationToken)
    {
        if (record is { } now && now.Value.Letters < letters)
            await WriteAsync(new TriedDrop(1, letters, IsSettled: false, clock.GetUtcNow()), cancellationToken);
    }

    /// <summary>It ended for a reason that is not the drop's.</summary>
    public async Task TakeBackAsync()
    {
        if (record is not { } now || IsTooMany) return;
        if (now.Value.Tries <= 2) await store.DeleteAsync(Place, BlobCondition.IfMatch(now.ETag), CancellationToken.None);
        else await WriteAsync(now.Value with { Tries = now.Value.Tries - 1 }, CancellationToken.None);
    }

    /// <summary>The drop is gone, and the record goes with it.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        if (record is not null) await store.DeleteAsync(Place, cancellationToken);
    }

    /// <summary>The drop is told of, and stays because it cannot be removed.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken) => await store.WriteAsync(
        Place, new TriedDrop(DropTries.Most, -1, IsSettled: true, clock.GetUtcNow()), SendingJson.Default.TriedDrop, BlobCondition.None,
        cancellationToken);

    public void Dispose() => gate?.Release();

    private async Task<bool> WriteAsync(TriedDrop tried, CancellationToken cancellationToken)
    {
        var condition = record is { } now ? BlobCondition.IfMatch(now.ETag) : BlobCondition.IfAbsent;
        if (await store.WriteAsync(Place, tried, SendingJson.Default.TriedDrop, condition, cancellationToken) is not { } etag) return false;
        record = new Stored<TriedDrop>(tried, etag);
        return true;
    }
}

/// <summary>The content of <c>open/drops/{hash}</c>. Tries since it came furthest, with the one that runs; how many letters were taken over
/// then, -1 before it was judged. Since is when the first of them was seen to have failed (UTC).</summary>
internal sealed record TriedDrop(int Tries, int Letters, bool IsSettled, DateTimeOffset Since);
