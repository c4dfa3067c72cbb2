namespace Postvogn.Sandbox.Store;

/// <summary>
/// The app's store, as the systems around the app see it: they drop letters, and look at what becomes of them. It shares no code with
/// the app's own store, so that a fault of that one shows.
/// </summary>
internal interface ISandboxStore : IAsyncDisposable
{
    /// <summary>The app setting that leads the app to the same store.</summary>
    KeyValuePair<string, string> AppSetting { get; }

    /// <summary>The connection string of the queues that it brings; null when it brings none.</summary>
    string? QueueConnection { get; }

    /// <summary>Where a person finds a container: a folder, or an address.</summary>
    string PlaceOf(string container);

    /// <summary>All blobs of a container, or of a folder in it, in no order; none for a container that is not there.</summary>
    /// <param name="container">The container.</param>
    /// <param name="folder">The folder, such as <c>messages</c>; empty for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    Task<IReadOnlyList<StoredBlob>> ListAsync(string container, string folder, CancellationToken cancellationToken);

    /// <summary>Whether a blob is there.</summary>
    Task<bool> ExistsAsync(string container, string name, CancellationToken cancellationToken);

    /// <summary>Opens a blob, forward only; null when it is not there.</summary>
    Task<Stream?> OpenAsync(string container, string name, CancellationToken cancellationToken);

    /// <summary>Writes a blob, in place of one that is there; it is seen whole or not at all.</summary>
    Task PutAsync(string container, string name, Stream content, CancellationToken cancellationToken);
}
