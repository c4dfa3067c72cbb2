using System.Runtime.InteropServices;

namespace Postvogn.Sandbox.Processes;

/// <summary>What .NET does not tell of a file. The mark is another for each file that takes its name, and after each change, whatever
/// becomes of its time.</summary>
internal readonly record struct FileFacts(FileKind Kind, long Length, string Mark)
{
    private const int Here = -100; // AT_FDCWD
    private const int LinkItself = 0x100; // AT_SYMLINK_NOFOLLOW
    private const uint BasicFacts = 0x7FF; // STATX_BASIC_STATS

    /// <summary>Null where the system does not tell: it is Linux that does, of what is there.</summary>
    public static FileFacts? Of(string path, bool followsLinks)
    {
        if (!OperatingSystem.IsLinux()) return null;
        var facts = new byte[256];
        try
        {
            if (statx(Here, Encoding.UTF8.GetBytes(path + '\0'), followsLinks ? 0 : LinkItself, BasicFacts, facts) != 0) return null;
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }

        // The places of struct statx, which are the same on every Linux.
        var kind = (BitConverter.ToUInt16(facts, 28) & 0xF000) switch
        {
            0x8000 => FileKind.Ordinary,
            0xA000 => FileKind.Link,
            0x4000 => FileKind.Folder,
            _ => FileKind.Other,
        };
        var (inode, length) = (BitConverter.ToInt64(facts, 32), BitConverter.ToInt64(facts, 40));
        return new FileFacts(kind, length, $"{TimeAt(facts, 112)}-{TimeAt(facts, 96)}-{inode:X}");
    }

    private static string TimeAt(byte[] facts, int place) =>
        $"{BitConverter.ToInt64(facts, place):X}.{BitConverter.ToUInt32(facts, place + 8):X}";

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int statx(int folder, byte[] path, int flags, uint wanted, byte[] facts);
}

internal enum FileKind
{
    Ordinary,

    Link,

    Folder,

    /// <summary>A pipe, a socket or a device: who opens it may wait for ever.</summary>
    Other,
}
