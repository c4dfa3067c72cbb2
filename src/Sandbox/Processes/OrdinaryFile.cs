namespace Postvogn.Sandbox.Processes;

internal static class OrdinaryFile
{
    /// <summary>By itself or as a link.</summary>
    public static bool IsNone(string path) => FileFacts.Of(path, followsLinks: true) is { Kind: FileKind.Other };

    /// <summary>Never waits, as for somebody who writes into a pipe.</summary>
    public static FileStream OpenRead(string path) =>
        IsNone(path) ? throw new IOException("It is no ordinary file.") : File.OpenRead(path);
}
