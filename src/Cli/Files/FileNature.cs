using System.Formats.Tar;

namespace Postvogn.Cli.Files;

/// <summary>Whether a name is a file's. Opening a pipe waits for one who writes to it, for good if there is none.</summary>
internal static class FileNature
{
    /// <summary>What it is else, and what to do; null: a file, or what has only a name of the system (a shell's own pipe in /dev/fd,
    /// which somebody writes to).</summary>
    public static string? WhyNoFile(string file)
    {
        if (OperatingSystem.IsWindows())
            return null;
        var found = new FileInfo(file);
        if (found.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target)
            found = target;
        return found is { Exists: true, Length: 0 } ? WhyNoFileOfLengthZero(found.FullName) : null;
    }

    // The framework tells what lies there only to one who packs it; a file of no length costs nothing to pack.
    private static string? WhyNoFileOfLengthZero(string file)
    {
        using var nowhere = new MemoryStream();
        try
        {
            using (var tar = new TarWriter(nowhere, leaveOpen: true)) tar.WriteEntry(file, "file");
        }
        catch (IOException)
        {
            return "It is a socket. Name a file.";
        }

        nowhere.Position = 0;
        using var reader = new TarReader(nowhere);
        return reader.GetNextEntry()?.EntryType switch
        {
            TarEntryType.Fifo => "It is a named pipe. Name a file, or - for the standard input.",
            TarEntryType.CharacterDevice or TarEntryType.BlockDevice => "It is a device, and has no end. Name a file.",
            _ => null,
        };
    }
}
