namespace Postvogn.Sandbox.Store;

/// <summary>It shares no code with the app's own store, so that a fault of that one shows.</summary>
internal interface ISandboxStore : IAsyncDisposable
{
    KeyValuePair<string, string> AppSetting { get; }

    string? QueueConnection { get; }

    string PlaceOf(string container);

    /// <summary>None for a container that is not there. An empty folder stands for all.</summary>
    Task<IReadOnlyList<StoredBlob>> ListAsync(string container, string folder, CancellationToken cancellationToken);

    Task<bool> ExistsAsync(string container, string name, CancellationToken cancellationToken);

    /// <summary>Forward only; null when it is not there.</summary>
    Task<Stream?> OpenAsync(string container, string name, CancellationToken cancellationToken);

    /// <summary>It is seen whole or not at all.</summary>
    Task PutAsync(string container, string name, Stream content, CancellationToken cancellationToken);
}
