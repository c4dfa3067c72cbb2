namespace Postvogn.Sandbox.Staging;

internal static class DiskSpace
{
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
