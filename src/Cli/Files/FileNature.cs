using Postvogn.Drops;

namespace Postvogn.Cli.Files;

/// <summary>Whether a name is a file's. Opening a pipe waits for one who writes to it, for good if there is none.</summary>
internal static class FileNature
{
    /// <summary>What it is else, and what to do; null: a file, or what has only a name of the system (a shell's own pipe in /dev/fd,
    /// which somebody writes to).</summary>
    public static string? WhyNoFile(string file)
    {
        if (new FileInfo(file).ResolveLinkTarget(returnFinalTarget: true) is { Exists: false }) return null;
        return FileStat.Of(file, followsLinks: true)?.Kind switch
        {
            FileKind.Pipe => "It is a named pipe. Name a file, or - for the standard input.",
            FileKind.Socket => "It is a socket. Name a file.",
            FileKind.Device => "It is a device, and has no end. Name a file.",
            _ => null,
        };
    }
}
