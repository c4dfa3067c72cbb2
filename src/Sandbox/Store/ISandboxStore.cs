namespace Postvogn.Sandbox.Store;

/// <summary>The app's store, as the systems around the app see it: they drop letters, and look at what becomes of them. It shares no code
/// with the app's own store, so that a fault of that one shows.</summary>
internal interface ISandboxStore : IAsyncDisposable
{
    /// <summary>Leads the app to the same store.</summary>
    KeyValuePair<string, string> AppSetting { get; }

    /// <summary>Null when it brings no queues.</summary>
    string? QueueConnection { get; }

    /// <summary>Where a person finds it: a folder, or an address.</summary>
    string PlaceOf(string container);

    /// <summary>In no order; none for a container that is not there. An empty folder stands for all.</summary>
    Task<IReadOnlyList<StoredBlob>> ListAsync(string container, string folder, CancellationToken cancellationToken);

    Task<bool> ExistsAsync(string container, string name, CancellationToken cancellationToken);

    /// <summary>Forward only; null when it is not there.</summary>
    Task<Stream?> OpenAsync(string container, string name, CancellationToken cancellationToken);

    /// <summary>In place of one that is there; it is seen whole or not at all.</summary>
    Task PutAsync(string container, string name, Stream content, CancellationToken cancellationToken);
}
