namespace Postvogn.Cli.Files;

/// <summary>Written beside its place, it appears there only when it is whole. Disposed before that, it leaves nothing.</summary>
internal sealed class PendingFile : IAsyncDisposable
{
    private readonly string target;
    private readonly bool replaces;
    private bool isPlaced;

    public PendingFile(string place, bool force)
    {
        (target, replaces) = (Path.GetFullPath(place), force);
        if (!force && Path.Exists(target))
            throw Exists(place);
        if (!Directory.Exists(Path.GetDirectoryName(target)))
            throw new IOException($"{place} cannot be written: there is no folder {Path.GetDirectoryName(target)}.");
        WorkPath = WorkPathBeside(target);
        Content = new FileStream(WorkPath, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, bufferSize: 64 * 1024, useAsync: true);
    }

    public string WorkPath { get; }

    public FileStream Content { get; }

    /// <summary>Unless a file has come there meanwhile.</summary>
    public async Task PlaceAsync(CancellationToken cancellationToken)
    {
        await Content.FlushAsync(cancellationToken);
        Content.Flush(flushToDisk: true);
        await Content.DisposeAsync();
        if (!replaces && Path.Exists(target))
            throw Exists(target);
        File.Move(WorkPath, target, replaces);
        isPlaced = true;
    }

    public async ValueTask DisposeAsync()
    {
        await Content.DisposeAsync();
        if (!isPlaced)
            File.Delete(WorkPath);
    }

    /// <summary>In the same folder, so that moving it into place is one step.</summary>
    internal static string WorkPathBeside(string place) =>
        Path.Combine(Path.GetDirectoryName(place) ?? place, $".{Path.GetFileName(place)}.{Path.GetRandomFileName()}.partial");

    private static IOException Exists(string place) => new($"{place} is there already. Name another file, or say --force to replace it.");
}
