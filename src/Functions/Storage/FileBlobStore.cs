using System.IO.Enumeration;
using System.Runtime.CompilerServices;
using Postvogn.Drops;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Storage;

/// <summary>The blob store in a folder: <c>{root}/{container}/{name}</c>, the embedded default for a laptop and the tests.</summary>
/// <remarks>
/// A blob is written to <c>{root}/.tmp</c> and renamed into place, so that it is whole whenever it is visible. The condition is checked
/// and the rename done under a lock that also holds between processes and is freed by the system when its owner is killed. The version
/// of a blob is that of its file (<see cref="FileStat"/>). It outlives a process that is killed; it does not force each
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
        if (!CanBe(path)) return ValueTask.FromResult<BlobContent?>(null);
        ThrowIfUnreadable(path);
        try
        {
            var stream = new FileStream(
                FileOf(path),
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                1,
                FileOptions.Asynchronous | FileOptions.SequentialScan);
            return ValueTask.FromResult<BlobContent?>(new BlobContent(stream, FileStat.Of(stream).Version, stream.Length));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException && !File.Exists(FileOf(path)))
        {
            return ValueTask.FromResult<BlobContent?>(null);
        }
    }

    public async ValueTask<string?> PutAsync(
        BlobPath path, Func<Stream, CancellationToken, Task> write, BlobCondition condition, CancellationToken cancellationToken)
    {
        if (LinksTo(path).Any())
            throw new StoreUnavailableException(StoreProblem.Refused, "A folder of the file store is a link; it follows none. Remove it.");
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

    public async ValueTask<bool> DeleteAsync(BlobPath path, BlobCondition condition, CancellationToken cancellationToken)
    {
        if (!CanBe(path)) return true;
        using var _ = await locks.EnterAsync(path.ToString(), cancellationToken);
        var file = FileOf(path);
        if (!File.Exists(file)) return true;
        if (LinksTo(path).Any(link => link != file)) return false;
        if (!Remove(file, condition)) return false;
        RemoveEmptyFolders(Path.GetDirectoryName(file)!, Path.Combine(root, path.Container));
        return true;
    }

    // Another system renames into place without our lock: so it is moved away first, looked at there, and moved back if it is another.
    private bool Remove(string file, BlobCondition condition)
    {
        if (condition.ETag is null)
        {
            File.Delete(file);
            return true;
        }

        if (FileStat.Of(file) is not { } found || found.Version != condition.ETag) return false;
        var away = Path.Combine(temporary, ids.NewId().ToString("N"));
        File.Move(file, away);
        var isSame = FileStat.Of(away) is { } moved && moved.IsSameContent(found);
        if (!isSame && !File.Exists(file)) File.Move(away, file);
        else File.Delete(away);
        return isSame;
    }

    public async IAsyncEnumerable<BlobEntry> ListAsync(
        string container, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folder = Path.Combine(root, container);
        if (FilesIn(FolderOf(container, prefix), prefix[(prefix.LastIndexOf('/') + 1)..]) is not { } files) yield break;
        foreach (var (path, found) in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            if (name.StartsWith(prefix, StringComparison.Ordinal) && EntryOf(container, name, found) is { } entry) yield return entry;
        }

        await Task.CompletedTask;
    }

    public async IAsyncEnumerable<BlobEntry> ListPageAsync(
        string container, string prefix, string after, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (FolderOf(container, prefix) is not { } folder) yield break;
        var start = prefix[..(prefix.LastIndexOf('/') + 1)];
        var given = 0;
        foreach (var name in new OrderedNames(path => FolderEntries.Of(Path.Combine(folder, path[start.Length..])), most)
            .After(after, start, prefix))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (EntryOf(container, name, FileStat.Of(Path.Combine(root, container, name))) is not { } entry) continue;
            yield return entry;
            if (++given == most) yield break;
        }

        await Task.CompletedTask;
    }

    // Null: it went while it was looked at. One whose name is no Unicode is never found.
    private static BlobEntry? EntryOf(string container, string name, FileStat? found)
    {
        if (found is null && SafeName.IsUnicode(name)) return null;
        var file = found ?? default;
        return new BlobEntry(
            BlobPath.OfOthers(container, name), file.Version, file.Length, new DateTimeOffset(file.Written, TimeSpan.Zero));
    }

    // Where all whose names begin so lie, as deep as can be: a list costs what it lists, and not what lies beside it. Null: none can.
    private string? FolderOf(string container, string prefix)
    {
        if (!prefix.Contains('/')) return Path.Combine(root, container);
        var folder = prefix[..prefix.LastIndexOf('/')];
        if (folder.Length == 0) return null;
        var path = BlobPath.OfOthers(container, folder);
        return CanBe(path) && !LinksTo(path).Any() ? FileOf(path) : null;
    }

    // Those of a folder that is a link are elsewhere. A file may go while it is looked at; one whose name is no Unicode is never found.
    private static FileSystemEnumerable<(string Path, FileStat? Found)>? FilesIn(string? folder, string start)
    {
        if (!Directory.Exists(folder)) return null;
        try
        {
            return new FileSystemEnumerable<(string Path, FileStat? Found)>(
                folder,
                (ref FileSystemEntry entry) => entry.ToFullPath() is var path ? (path, FileStat.Of(path)) : default,
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true })
            {
                ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && Begins(entry, start),
                ShouldRecursePredicate = (ref FileSystemEntry entry) =>
                    !entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && Begins(entry, start),
            };
        }
        catch (DirectoryNotFoundException)
        {
            // A deleter removed it when it was empty.
            return null;
        }
    }

    private static bool Begins(in FileSystemEntry entry, string start) =>
        !entry.Directory.SequenceEqual(entry.RootDirectory) || entry.FileName.StartsWith(start, StringComparison.Ordinal);

    private static async Task WriteTemporaryAsync(
        string file, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(
            file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous);
        await write(stream, cancellationToken);
    }

    // A file system has no name for others: it would take them for another's.
    private static bool CanBe(BlobPath path) =>
        !path.Name.Contains('\0') && (Path.DirectorySeparatorChar == '/' || !path.Name.Contains('\\'))
        && path.Name.Split('/').All(part => part is not ("" or "." or ".."));

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

    private void ThrowIfUnreadable(BlobPath path)
    {
        if (LinksTo(path).Any()) throw new NoBlobException("It is a link, or lies in a folder that is one; the file store follows none.");
        if (FileStat.Of(FileOf(path)) is { Kind: not (FileKind.Ordinary or FileKind.Folder) })
            throw new NoBlobException("It is no ordinary file: a pipe, a socket or a device.");
        if (!SafeName.IsUnicode(path.Name) && !File.Exists(FileOf(path)))
            throw new NoBlobException("Its name is no Unicode; no file can be opened by it.");
    }

    // Those in the blob's own name: where the store lies is its owner's choice.
    private IEnumerable<string> LinksTo(BlobPath path)
    {
        var at = Path.Combine(root, path.Container);
        foreach (var part in path.Name.Split('/'))
        {
            at = Path.Combine(at, part);
            if (new FileInfo(at).LinkTarget is not null) yield return at;
        }
    }

    private bool Holds(BlobPath path, BlobCondition condition)
    {
        var exists = File.Exists(FileOf(path));
        if (condition.MustBeAbsent) return !exists;
        return condition.ETag is null || (exists && FileStat.Of(FileOf(path))?.Version == condition.ETag);
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
                return FileStat.Of(target)?.Version ?? "";
            }
            catch (IOException error) when (tries < MostTries && !FullDisk.IsCauseOf(error))
            {
                // A deleter removed the folder when it was empty, somewhere between the calls.
            }
        }
    }
}
