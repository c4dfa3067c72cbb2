namespace Postvogn.Sandbox.Sftp;

/// <summary>Only root can start a session as somebody else; a server that an ordinary user starts lets in that user alone.</summary>
internal static class SftpUser
{
    // Empty when the system has no name for it.
    public static string Name => IsLockedUp ? "nobody" : Environment.UserName;

    // The server runs as root, and sessions in a chroot.
    public static bool IsLockedUp => Environment.IsPrivilegedProcess;
}
