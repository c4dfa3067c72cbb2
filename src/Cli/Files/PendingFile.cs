namespace Postvogn.Cli.Files;

/// <summary>Written beside its place, it appears there only when it is whole. Disposed before that, it leaves nothing. The standard output
/// gets it when it is whole as well.</summary>
internal sealed class PendingFile : IAsyncDisposable
{
    private readonly string target;
    private readonly bool replaces;
    private readonly Func<Stream>? output;
    private bool isPlaced;

    public PendingFile(string place, bool force, Func<Stream> standardOutput, Func<string, FileStream>? create = null)
    {
        replaces = force;
        if (place == StandardStreams.Name)
        {
            (output, target) = (standardOutput, Path.Combine(Path.GetTempPath(), "postvogn"));
        }
        else
        {
            target = place.Length > 0 ? Path.GetFullPath(place) : throw new IOException("The output has no name. Name a file.");
            Check(place);
        }

        WorkPath = WorkPathBeside(target);
        Content = (create ?? Create)(WorkPath);
    }

    public string WorkPath { get; }

    public FileStream Content { get; }

    /// <summary>Unless a file has come there meanwhile.</summary>
    public async Task PlaceAsync(CancellationToken cancellationToken)
    {
        await Content.FlushAsync(cancellationToken);
        if (output is not null)
        {
            Content.Position = 0;
            await using var bytes = output();
            await Content.CopyToAsync(bytes, cancellationToken);
            return;
        }

        Content.Flush(flushToDisk: true);
        await Content.DisposeAsync();
        if (!replaces && Path.Exists(target))
            throw Exists(target);
        File.Move(WorkPath, target, replaces);
        isPlaced = true;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Content.DisposeAsync();
        }
        finally
        {
            // Also when the disk was full: what was not yet written cannot be.
            if (!isPlaced)
                File.Delete(WorkPath);
        }
    }

    /// <summary>In the same folder, so that moving it into place is one step.</summary>
    internal static string WorkPathBeside(string place) =>
        Path.Combine(Path.GetDirectoryName(place) ?? place, $".{Path.GetFileName(place)}.{Path.GetRandomFileName()}.partial");

    private static FileStream Create(string path) =>
        new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, bufferSize: 64 * 1024, useAsync: true);

    private void Check(string place)
    {
        if (Directory.Exists(target))
            throw new IOException($"{place} is a folder. Name a file in it.");
        if (IsDevice(target))
            throw new IOException($"{place} is a device. Name a file, or say - for the standard output.");
        if (!replaces && Path.Exists(target))
            throw Exists(place);
        if (!Directory.Exists(Path.GetDirectoryName(target)))
            throw new IOException($"{place} cannot be written: there is no folder {Path.GetDirectoryName(target)}.");
    }

    // Moving a file onto it would put the file in the device's place.
    private static bool IsDevice(string path) =>
        !OperatingSystem.IsWindows() && Path.Exists(path) && path.StartsWith("/dev/", StringComparison.Ordinal)
        && !path.StartsWith("/dev/shm/", StringComparison.Ordinal);

    private static IOException Exists(string place) => new($"{place} is there already. Name another file, or say --force to replace it.");
}
