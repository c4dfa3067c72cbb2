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
}

internal static class UnconditionalDelete
{
    /// <summary>Deletes a blob of whichever version: one that is written once (docs/adr/0032 lists them).</summary>
    public static async ValueTask DeleteAsync(this IBlobStore store, BlobPath path, CancellationToken cancellationToken) =>
        await store.DeleteAsync(path, BlobCondition.None, cancellationToken);
}
