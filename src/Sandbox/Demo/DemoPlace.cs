using Postvogn.Sandbox.Processes;
using Postvogn.Sandbox.Staging;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Demo;

/// <summary>A run's folder, gone with it unless it is to be kept.</summary>
internal sealed class DemoPlace : IDisposable
{
    private const string Prefix = "postvogn-demo-";
    private readonly OwnedFolder? owned;

    public DemoPlace(DemoOptions options)
    {
        var parent = Path.GetFullPath(options.Directory ?? Path.GetTempPath());
        Directory.CreateDirectory(parent);
        DiskSpace.Require(parent, NeededBytes(options));
        owned = options.Keep ? null : OwnedFolder.Make(parent, Prefix);
        Folders = new StageFolders(
            owned?.Path ?? Directory.CreateDirectory(Path.Combine(parent, Prefix + Path.GetRandomFileName())).FullName);
        Folders.Create();
    }

    public StageFolders Folders { get; }

    public void Dispose() => owned?.Dispose();

    // Each letter lies in up to nine places on its way out and in: made, dropped, accepted, packed, received by Digital Post, ...
    // Azurite frees the room of a blob only minutes after it was removed.
    private static long NeededBytes(DemoOptions options)
    {
        var copies = options.Store == StoreKind.Azurite ? 14 : 9;
        const long small = 200_000_000;
        var letters = options.DropFolder is { } folder
            ? FolderFiles.Below(new DirectoryInfo(folder)).Sum(file => file.Exists ? file.Length : 0)
            : options.LargeLetterBytes;
        return small + letters * copies;
    }
}
