namespace Postvogn.Sandbox.Sftp;

internal static class OpenSshConfiguration
{
    public static string Of(OpenSshHome home, int port) => $"""
        ListenAddress 127.0.0.1
        Port {port}
        HostKey {Path.Combine(home.Keys, "host")}
        AuthorizedKeysFile {home.AuthorizedKeys}
        AllowUsers {SftpUser.Name}
        ChrootDirectory {(SftpUser.IsLockedUp ? home.Rooms : "none")}
        Subsystem sftp internal-sftp
        PidFile none
        UsePAM no
        StrictModes no
        PasswordAuthentication no
        KbdInteractiveAuthentication no
        MaxStartups 100

        """;
}
