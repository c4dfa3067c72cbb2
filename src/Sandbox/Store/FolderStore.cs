using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.Store;

/// <summary><c>{root}/{container}/{name}</c>.</summary>
internal sealed class FolderStore(string root) : ISandboxStore
{
    private readonly string incoming = Path.Combine(root, ".tmp");
    private int uploads;

    public KeyValuePair<string, string> AppSetting => new("Postvogn__Storage__Path", root);

    public string? QueueConnection => null;

    public string PlaceOf(string container) => Path.Combine(root, container);

    public Task<IReadOnlyList<StoredBlob>> ListAsync(string container, string folder, CancellationToken cancellationToken) =>
        Task.FromResult(FolderListing.Of(PlaceOf(container), container, folder));

    public Task<bool> ExistsAsync(string container, string name, CancellationToken cancellationToken) =>
        Task.FromResult(File.Exists(PathOf(container, name)));

    public Task<Stream?> OpenAsync(string container, string name, CancellationToken cancellationToken)
    {
        try
        {
            var path = PathOf(container, name);
            return Task.FromResult<Stream?>(OrdinaryFile.IsNone(path) ? null : File.OpenRead(path));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

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

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string PathOf(string container, string name) => Path.Combine(root, container, name);
}
