using Postvogn.Drops;

namespace Postvogn.Sandbox.Processes;

internal static class OrdinaryFile
{
    /// <summary>By itself or as a link.</summary>
    public static bool IsNone(string path) =>
        FileStat.Of(path, followsLinks: true) is { Kind: FileKind.Pipe or FileKind.Socket or FileKind.Device };

    /// <summary>Never waits, as for somebody who writes into a pipe.</summary>
    public static FileStream OpenRead(string path) =>
        IsNone(path) ? throw new IOException("It is no ordinary file.") : File.OpenRead(path);
}
