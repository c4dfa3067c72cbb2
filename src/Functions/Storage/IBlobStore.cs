using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Storage;

/// <summary>Where all that must not be lost is kept: the port to Blob Storage (or to a folder, the embedded default).</summary>
/// <remarks>Every implementation passes the same contract suite. A blob is always whole: a write that fails or is killed leaves what
/// was there before. What the store cannot do now is a <see cref="StoreUnavailableException"/>.</remarks>
internal interface IBlobStore
{
    /// <summary>Opens a blob for reading.</summary>
    /// <returns>The blob, or null if there is none.</returns>
    /// <exception cref="NoBlobException">What lies there is no blob, or cannot be reached by its name.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be read; also out of the stream, which may say that the version it
    /// reads is gone, and never goes on with another.</exception>
    ValueTask<BlobContent?> OpenAsync(BlobPath path, CancellationToken cancellationToken);

    /// <summary>Writes a blob.</summary>
    /// <remarks>When the store fails in the middle, the blob may be there all the same: do the step again, it finds out.</remarks>
    /// <param name="path">Where to.</param>
    /// <param name="write">Writes the content; nothing is stored if it throws, and what it throws comes out. It may run although the
    /// condition does not hold. It may close the stream.</param>
    /// <param name="condition">When to write.</param>
    /// <param name="cancellationToken">Ends the write; nothing is stored.</param>
    /// <returns>The new version, or null if <paramref name="condition"/> did not hold: then read what is there, for when an answer was
    /// lost it may be this write, already replaced by the next.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    ValueTask<string?> PutAsync(
        BlobPath path, Func<Stream, CancellationToken, Task> write, BlobCondition condition, CancellationToken cancellationToken);

    /// <summary>Deletes a blob; one that is not there is no error.</summary>
    /// <returns>False if one is there and <paramref name="condition"/> did not hold: it stays.</returns>
    ValueTask<bool> DeleteAsync(BlobPath path, BlobCondition condition, CancellationToken cancellationToken);

    /// <summary>Lists the blobs of a container whose name begins with <paramref name="prefix"/>, whatever else it is, in no order. One that
    /// is deleted meanwhile may or may not be there.</summary>
    IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix, CancellationToken cancellationToken);

    /// <summary>Lists in order the blobs of a container whose name begins with <paramref name="prefix"/>, from behind a name on. What that
    /// costs does not grow with what comes before or after.</summary>
    /// <remarks>The order is by character (ordinal); of names with characters beyond the first 65,536 it is the store's own, and stays.
    /// So whoever goes on behind the last name that came meets each blob once, but for those that come or go meanwhile.</remarks>
    /// <param name="container">The container.</param>
    /// <param name="prefix">How the names begin.</param>
    /// <param name="after">The name behind which it begins, whether a blob of it is there or not; itself it is not given. It begins with
    /// the prefix; empty: from the first blob on.</param>
    /// <param name="most">How many at most, at least 1. That fewer come says that there are no more.</param>
    /// <param name="cancellationToken">Ends it.</param>
    IAsyncEnumerable<BlobEntry> ListPageAsync(
        string container, string prefix, string after, int most, CancellationToken cancellationToken);
}

internal static class UnconditionalDelete
{
    /// <summary>Deletes a blob of whichever version: one that is written once (docs/adr/0032 lists them).</summary>
    public static async ValueTask DeleteAsync(this IBlobStore store, BlobPath path, CancellationToken cancellationToken) =>
        await store.DeleteAsync(path, BlobCondition.None, cancellationToken);
}
