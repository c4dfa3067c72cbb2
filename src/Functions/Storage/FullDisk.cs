namespace Postvogn.Functions.Storage;

internal static class FullDisk
{
    // .NET gives the errno of the system in HResult on Unix, a Win32 code in its low word on Windows.
    private const int NoSpaceLeftOnDevice = 28;
    private const int QuotaExceeded = 122;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    public static bool IsCauseOf(IOException error) =>
        error.HResult is WindowsDiskFull || (!OperatingSystem.IsWindows() && error.HResult is NoSpaceLeftOnDevice or QuotaExceeded);
}
