using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Postvogn.Functions.Storage;

/// <summary>What tells a version of a file from another. Length and time of writing do not: <c>cp -p</c> and <c>unzip</c> set the time, in
/// whole seconds, and letters of one template are equally long. The inode and the time of its last change, which nobody can set, do; the
/// framework has neither, so on Linux statx(2) is asked (its layout is one for all machines).</summary>
internal readonly record struct FileStat(ulong Inode, long Changed, DateTime Written, long Length, bool IsOrdinary)
{
    private const int AtWorkingFolder = -100;
    private const int NotThroughLinks = 0x100;
    private const int OfHandle = 0x1000;
    private const uint Basic = 0x7ff;
    private const int KindMask = 0xF000;
    private const int OrdinaryFile = 0x8000;

    public string Version => $"{Written.Ticks:x}-{Length:x}-{Inode:x}-{Changed:x}";

    /// <summary>The same file with the same content, wherever it was moved, which changes <see cref="Changed"/>.</summary>
    public bool IsSameContent(FileStat other) => this == other with { Changed = Changed };

    /// <summary>Not through a link. Null: there is none.</summary>
    public static FileStat? Of(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists) return null;
        if (!OperatingSystem.IsLinux())
            return new FileStat(0, file.CreationTimeUtc.Ticks, file.LastWriteTimeUtc, file.Length, file.LinkTarget is null);
        return Ask(AtWorkingFolder, path, NotThroughLinks);
    }

    public static FileStat Of(FileStream open) =>
        OperatingSystem.IsLinux() ? OfOpen(open.SafeFileHandle) : Of(open.Name) ?? throw new FileNotFoundException();

    private static FileStat OfOpen(SafeFileHandle handle)
    {
        var held = false;
        try
        {
            handle.DangerousAddRef(ref held);
            return Ask((int)handle.DangerousGetHandle(), "", OfHandle) ?? throw new FileNotFoundException();
        }
        finally
        {
            if (held) handle.DangerousRelease();
        }
    }

    private static FileStat? Ask(int folder, string path, int flags)
    {
        var answer = new byte[256];
        if (statx(folder, path, flags, Basic, answer) != 0) return null;
        var kind = BitConverter.ToUInt16(answer, 28) & KindMask;
        return new FileStat(
            BitConverter.ToUInt64(answer, 32), NanosecondsAt(answer, 96), DateTime.UnixEpoch.AddTicks(NanosecondsAt(answer, 112) / 100),
            BitConverter.ToInt64(answer, 40), kind == OrdinaryFile);
    }

    private static long NanosecondsAt(byte[] answer, int offset) =>
        (BitConverter.ToInt64(answer, offset) * 1_000_000_000) + BitConverter.ToUInt32(answer, offset + 8);

#pragma warning disable SYSLIB1054, SA1300, IDE1006 // Generated marshalling would need unsafe code for one call; the name is the system's.
    [DllImport("libc", EntryPoint = "statx", SetLastError = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int statx(
        int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] answer);
#pragma warning restore SYSLIB1054, SA1300, IDE1006
}
