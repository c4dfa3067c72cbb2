using System.Formats.Tar;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Postvogn.Drops;

/// <summary>What the framework does not tell of a file: what it is, and which version. Length and time of writing tell no version from
/// another: <c>cp -p</c> and <c>unzip</c> set the time, in whole seconds, and letters of one template are equally long. The inode and the
/// time of its last change, which nobody can set, do. On Linux statx(2) is asked, whose layout is one for all machines; elsewhere the time
/// of its making stands for both. Times are UTC; the length is in bytes.</summary>
public readonly record struct FileStat(FileKind Kind, ulong Inode, long Changed, DateTime Written, long Length)
{
    private const int AtWorkingFolder = -100;
    private const int LinkItself = 0x100;
    private const int OfHandle = 0x1000;
    private const uint Basic = 0x7ff;

    /// <summary>Another for each file that takes its name, and after each change.</summary>
    public string Version => $"{Written.Ticks:x}-{Length:x}-{Inode:x}-{Changed:x}";

    /// <summary>Null: there is none.</summary>
    public static FileStat? Of(string path, bool followsLinks = false) => OperatingSystem.IsLinux()
        ? Ask(AtWorkingFolder, Encoding.UTF8.GetBytes(path + '\0'), followsLinks ? 0 : LinkItself)
        : Elsewhere(new FileInfo(path), followsLinks);

    /// <summary>Of a file that is open.</summary>
    public static FileStat Of(FileStream open) =>
        (OperatingSystem.IsLinux() ? OfOpen(open.SafeFileHandle) : Of(open.Name)) ?? throw new FileNotFoundException();

    /// <summary>The same file with the same content, wherever it was moved, which changes <see cref="Changed"/>.</summary>
    public bool IsSameContent(FileStat other) => this == other with { Changed = Changed };

    private static FileStat? OfOpen(SafeFileHandle handle)
    {
        var held = false;
        try
        {
            handle.DangerousAddRef(ref held);
            return Ask((int)handle.DangerousGetHandle(), "\0"u8.ToArray(), OfHandle);
        }
        finally
        {
            if (held) handle.DangerousRelease();
        }
    }

    private static FileStat? Ask(int folder, byte[] path, int flags)
    {
        var answer = new byte[256];
        if (statx(folder, path, flags, Basic, answer) != 0) return null;
        var kind = (BitConverter.ToUInt16(answer, 28) & 0xF000) switch
        {
            0x8000 => FileKind.Ordinary,
            0xA000 => FileKind.Link,
            0x4000 => FileKind.Folder,
            0x1000 => FileKind.Pipe,
            0xC000 => FileKind.Socket,
            _ => FileKind.Device,
        };
        return new FileStat(
            kind, BitConverter.ToUInt64(answer, 32), NanosecondsAt(answer, 96),
            DateTime.UnixEpoch.AddTicks(NanosecondsAt(answer, 112) / 100), BitConverter.ToInt64(answer, 40));
    }

    private static long NanosecondsAt(byte[] answer, int offset) =>
        (BitConverter.ToInt64(answer, offset) * 1_000_000_000) + BitConverter.ToUInt32(answer, offset + 8);

    private static FileStat? Elsewhere(FileInfo file, bool followsLinks)
    {
        if (Directory.Exists(file.FullName)) return new FileStat(FileKind.Folder, 0, 0, file.LastWriteTimeUtc, 0);
        if (followsLinks && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target) file = target;
        if (!file.Exists) return null;
        var kind = file.LinkTarget is null ? KindOf(file) : FileKind.Link;
        return new FileStat(kind, 0, file.CreationTimeUtc.Ticks, file.LastWriteTimeUtc, file.Length);
    }

    // The framework tells what lies there only to one who packs it; a file of no length costs nothing to pack.
    private static FileKind KindOf(FileInfo file)
    {
        if (file.Length > 0 || OperatingSystem.IsWindows()) return FileKind.Ordinary;
        using var nowhere = new MemoryStream();
        try
        {
            using (var tar = new TarWriter(nowhere, leaveOpen: true)) tar.WriteEntry(file.FullName, "file");
        }
        catch (IOException)
        {
            return FileKind.Socket;
        }

        nowhere.Position = 0;
        using var reader = new TarReader(nowhere);
        return reader.GetNextEntry()?.EntryType switch
        {
            TarEntryType.Fifo => FileKind.Pipe,
            TarEntryType.CharacterDevice or TarEntryType.BlockDevice => FileKind.Device,
            _ => FileKind.Ordinary,
        };
    }

#pragma warning disable SYSLIB1054, SA1300, IDE1006 // Generated marshalling would need unsafe code for one call; the name is the system's.
    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int statx(int folder, byte[] path, int flags, uint mask, [Out] byte[] answer);
#pragma warning restore SYSLIB1054, SA1300, IDE1006
}

/// <summary>What lies under a name.</summary>
public enum FileKind
{
    /// <summary>A file.</summary>
    Ordinary,

    /// <summary>A symbolic link.</summary>
    Link,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A named pipe.</summary>
    Pipe,

    /// <summary>A socket.</summary>
    Socket,

    /// <summary>A device.</summary>
    Device,
}
