namespace Postvogn.Sandbox.Staging;

/// <summary>Looks whether there is room, before it is missing in the middle of something.</summary>
internal static class DiskSpace
{
    /// <summary>Requires free space.</summary>
    /// <param name="folder">A folder on the disk.</param>
    /// <param name="bytes">How much must be free.</param>
    /// <exception cref="SandboxException">There is less.</exception>
    public static void Require(string folder, long bytes)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        if (free < bytes)
            throw new SandboxException(
                $"The disk is full: {Megabytes(free)} MB are free in {folder}, and {Megabytes(bytes)} MB are needed. Free some space, or " +
                "choose a folder on another disk with --data.");
    }

    private static long Megabytes(long bytes) => bytes / 1_000_000;
}
