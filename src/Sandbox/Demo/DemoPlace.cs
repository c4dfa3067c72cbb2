using Postvogn.Sandbox.Staging;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Demo;

internal sealed class DemoPlace : IDisposable
{
    private readonly bool keep;

    public DemoPlace(DemoOptions options)
    {
        keep = options.Keep;
        var parent = Path.GetFullPath(options.Directory ?? Path.GetTempPath());
        Directory.CreateDirectory(parent);
        DiskSpace.Require(parent, NeededBytes(options));
        Folders = new StageFolders(Directory.CreateDirectory(Path.Combine(parent,
            $"postvogn-demo-{Environment.ProcessId}-{Path.GetRandomFileName()}")).FullName);
        Folders.Create();
    }

    public StageFolders Folders { get; }

    public void Dispose()
    {
        if (!keep && Directory.Exists(Folders.Root))
            Directory.Delete(Folders.Root, recursive: true);
    }

    // Each letter lies in up to nine places on its way out and in: made, dropped, accepted, packed, received by Digital Post, ...
    // Azurite frees the room of a blob only minutes after it was removed.
    private static long NeededBytes(DemoOptions options)
    {
        var copies = options.Store == StoreKind.Azurite ? 14 : 9;
        const long small = 200_000_000;
        var letters = options.DropFolder is { } folder
            ? new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length)
            : options.LargeLetterBytes;
        return small + letters * copies;
    }
}
