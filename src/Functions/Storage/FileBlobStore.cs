using System.Runtime.CompilerServices;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Storage;

/// <summary>The blob store in a folder: <c>{root}/{container}/{name}</c>, the embedded default for a laptop and the tests.</summary>
/// <remarks>
/// A blob is written to <c>{root}/.tmp</c> and renamed into place, so that it is whole whenever it is visible. The condition is checked
/// and the rename done under a lock that also holds between processes and is freed by the system when its owner is killed. The version
/// of a blob is its time of writing, which the lock makes strictly grow. It outlives a process that is killed; it does not force each
/// write onto the disk, so it is no store for a machine that may lose power.
/// </remarks>
internal sealed class FileBlobStore : IBlobStore
{
    private const int MostTries = 100;
    private readonly string root;
    private readonly string temporary;
    private readonly FileLocks locks;
    private readonly TimeProvider clock;
    private readonly IIdSource ids;

    public FileBlobStore(string root, TimeProvider clock, IIdSource ids)
    {
        this.root = Path.GetFullPath(root);
        temporary = Path.Combine(this.root, ".tmp");
        this.clock = clock;
        this.ids = ids;
        Directory.CreateDirectory(temporary);
        locks = new FileLocks(Path.Combine(this.root, ".locks"), clock);
    }

    public ValueTask<BlobContent?> OpenAsync(BlobPath path, CancellationToken cancellationToken)
    {
        try
        {
            var stream = new FileStream(
                FileOf(path),
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                1,
                FileOptions.Asynchronous | FileOptions.SequentialScan);
            var etag = VersionOf(File.GetLastWriteTimeUtc(stream.SafeFileHandle));
            return ValueTask.FromResult<BlobContent?>(new BlobContent(stream, etag, stream.Length));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException
            && !File.Exists(FileOf(path)))
        {
            return ValueTask.FromResult<BlobContent?>(null);
        }
    }

    public async ValueTask<string?> PutAsync(
        BlobPath path, Func<Stream, CancellationToken, Task> write, BlobCondition condition, CancellationToken cancellationToken)
    {
        var file = Path.Combine(temporary, ids.NewId().ToString("N"));
        try
        {
            await WriteTemporaryAsync(file, write, cancellationToken);
            using var _ = await locks.EnterAsync(path.ToString(), cancellationToken);
            return Holds(path, condition) ? MoveIntoPlace(file, path) : null;
        }
        catch (IOException error) when (FullDisk.IsCauseOf(error))
        {
            throw StoreUnavailableException.Full(root);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public async ValueTask DeleteAsync(BlobPath path, CancellationToken cancellationToken)
    {
        using var _ = await locks.EnterAsync(path.ToString(), cancellationToken);
        var file = FileOf(path);
        if (!File.Exists(file)) return;
        File.Delete(file);
        RemoveEmptyFolders(Path.GetDirectoryName(file)!, Path.Combine(root, path.Container));
    }

    public async IAsyncEnumerable<BlobEntry> ListAsync(
        string container, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folder = new DirectoryInfo(Path.Combine(root, container));
        if (!folder.Exists) yield break;
        var options =
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };
        foreach (var file in folder.EnumerateFiles("*", options))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = Path.GetRelativePath(folder.FullName, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
            if (!name.StartsWith(prefix, StringComparison.Ordinal) || !BlobPath.IsValid(name) || !file.Exists) continue;
            yield return new BlobEntry(
                new BlobPath(container, name), VersionOf(file.LastWriteTimeUtc), file.Length, new DateTimeOffset(file.LastWriteTimeUtc));
        }

        await Task.CompletedTask;
    }

    private static async Task WriteTemporaryAsync(
        string file, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(
            file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous);
        await write(stream, cancellationToken);
    }

    private static string VersionOf(DateTime written) => written.Ticks.ToString("x");

    private static void RemoveEmptyFolders(string folder, string container)
    {
        try
        {
            for (; folder != container && !Directory.EnumerateFileSystemEntries(folder).Any(); folder = Path.GetDirectoryName(folder)!)
                Directory.Delete(folder);
        }
        catch (IOException)
        {
            // Another writer put a blob there meanwhile; the folder stays.
        }
    }

    private string FileOf(BlobPath path) => Path.Combine(root, path.Container, path.Name);

    private bool Holds(BlobPath path, BlobCondition condition)
    {
        var exists = File.Exists(FileOf(path));
        if (condition.MustBeAbsent) return !exists;
        return condition.ETag is null || (exists && VersionOf(File.GetLastWriteTimeUtc(FileOf(path))) == condition.ETag);
    }

    private string MoveIntoPlace(string file, BlobPath path)
    {
        var target = FileOf(path);
        var now = clock.GetUtcNow().UtcDateTime;
        var last = File.Exists(target) ? File.GetLastWriteTimeUtc(target) : DateTime.MinValue;
        File.SetLastWriteTimeUtc(file, now > last ? now : last.AddTicks(1));
        for (var tries = 1; ; tries++)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Move(file, target, overwrite: true);
                return VersionOf(File.GetLastWriteTimeUtc(target));
            }
            catch (IOException error) when (tries < MostTries && !FullDisk.IsCauseOf(error))
            {
                // A deleter removed the folder when it was empty, somewhere between the calls.
            }
        }
    }
}
