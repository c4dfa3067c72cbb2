namespace Postvogn.Sandbox.Sftp;

/// <summary>
/// Whom the server lets in. Only root can start a session as somebody else, and only root can lock one up in a folder; a server that an
/// ordinary user starts lets in that user alone.
/// </summary>
internal static class SftpUser
{
    /// <summary>The user's name at the system; empty when it has none.</summary>
    public static string Name => IsLockedUp ? "nobody" : Environment.UserName;

    /// <summary>True: the server runs as root, and sessions in a chroot.</summary>
    public static bool IsLockedUp => Environment.IsPrivilegedProcess;
}
