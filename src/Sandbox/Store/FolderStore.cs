namespace Postvogn.Sandbox.Store;

/// <summary>The store in a folder: <c>{root}/{container}/{name}</c>, plain files.</summary>
/// <param name="root">The folder; made when something is put there.</param>
internal sealed class FolderStore(string root) : ISandboxStore
{
    private readonly string incoming = Path.Combine(root, ".tmp");
    private int uploads;

    /// <inheritdoc/>
    public KeyValuePair<string, string> AppSetting => new("Postvogn__Storage__Path", root);

    /// <inheritdoc/>
    public string? QueueConnection => null;

    /// <inheritdoc/>
    public string PlaceOf(string container) => Path.Combine(root, container);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredBlob>> ListAsync(string container, string folder, CancellationToken cancellationToken) =>
        Task.FromResult(FolderListing.Of(PlaceOf(container), container, folder));

    /// <inheritdoc/>
    public Task<bool> ExistsAsync(string container, string name, CancellationToken cancellationToken) =>
        Task.FromResult(File.Exists(PathOf(container, name)));

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(string container, string name, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<Stream?>(File.OpenRead(PathOf(container, name)));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    /// <inheritdoc/>
    public async Task PutAsync(string container, string name, Stream content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(incoming);
        var half = Path.Combine(incoming, $"upload-{Interlocked.Increment(ref uploads)}");
        await using (var file = File.Create(half))
            await content.CopyToAsync(file, cancellationToken);
        var whole = PathOf(container, name);
        Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
        File.Move(half, whole, overwrite: true);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string PathOf(string container, string name) => Path.Combine(root, container, name);
}
