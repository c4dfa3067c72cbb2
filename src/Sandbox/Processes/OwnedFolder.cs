namespace Postvogn.Sandbox.Processes;

/// <summary>A folder that goes with its owner. One that a killed owner has left is removed when the next is made beside it.</summary>
internal sealed class OwnedFolder : IDisposable
{
    // Locked for as long as its owner lives: the system unlocks it however that ends.
    private const string Mark = "owner.lock";

    private readonly FileStream mark;

    private OwnedFolder(string path, FileStream mark) => (Path, this.mark) = (path, mark);

    public string Path { get; }

    /// <summary>In a folder that is there, under a new name that begins with the prefix.</summary>
    public static OwnedFolder Make(string parent, string prefix)
    {
        foreach (var other in Directory.EnumerateDirectories(parent, prefix + "*")) RemoveIfOrphan(other);
        while (true)
        {
            var path = System.IO.Path.Combine(parent, prefix + System.IO.Path.GetRandomFileName());
            Directory.CreateDirectory(path);
            if (FileLock.TryTake(System.IO.Path.Combine(path, Mark)) is { } mark) return new OwnedFolder(path, mark);
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
        mark.Dispose();
    }

    // One without a mark is just being made, or was to be kept.
    private static void RemoveIfOrphan(string path)
    {
        try
        {
            var mark = System.IO.Path.Combine(path, Mark);
            if (!File.Exists(mark)) return;
            using var taken = FileLock.TryTake(mark);
            if (taken is not null) Directory.Delete(path, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Somebody else's, or another removes it at this moment.
        }
    }
}
