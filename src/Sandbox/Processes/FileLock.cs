namespace Postvogn.Sandbox.Processes;

/// <summary>A file that one process at a time can hold; the system lets go of it however that ends. It stays: one that was removed could be
/// held by one process under its old name, by another under its new.</summary>
internal static class FileLock
{
    private const int WouldBlockLinux = 11;
    private const int WouldBlockMac = 35;
    private const int SharingViolationWindows = unchecked((int)0x80070020);

    /// <summary>Null: another holds it.</summary>
    public static FileStream? TryTake(string path)
    {
        try
        {
            var held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            RuntimeFiles.Inherit(held);
            return held;
        }
        catch (IOException held) when (held.HResult is WouldBlockLinux or WouldBlockMac or SharingViolationWindows)
        {
            return null;
        }
    }
}
