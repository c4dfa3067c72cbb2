using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.Sftp;

/// <summary>No sshd of the system, and no file of it, is touched.</summary>
internal sealed class OpenSshHome(OwnedFolder owned)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode OthersRead =
        OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly string folder = owned.Path;

    // Those of the server and of whom it lets in.
    public string Keys => Path.Combine(folder, "keys");

    // The chroot, when there is one.
    public string Rooms => Path.Combine(folder, "rooms");

    public string Configuration => Path.Combine(folder, "sshd_config");

    // Whose key opens which room. The server reads it as the user who comes.
    public string AuthorizedKeys => Path.Combine(folder, "authorized_keys");

    // Each folder above a chroot must belong to root alone, which rules out the temporary one.
    public static string Parent => SftpUser.IsLockedUp ? "/run" : Path.GetTempPath();

    public static OpenSshHome Make()
    {
        // As root the server drops its rights in there before it has looked at a caller.
        if (SftpUser.IsLockedUp)
            Directory.CreateDirectory("/run/sshd");
        var home = new OpenSshHome(OwnedFolder.Make(Parent, "postvogn-sftp-"));
        NewFolder(home.folder, OthersRead);
        NewFolder(home.Keys, OwnerOnly);
        NewFolder(home.Rooms, OthersRead);
        WriteReadable(home.AuthorizedKeys, "");
        return home;
    }

    /// <summary>Readable by all, whatever the umask is.</summary>
    public static void WriteReadable(string path, string text)
    {
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, OthersRead & ~(UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute));
    }

    /// <summary>What the caller asks for makes no difference. OpenSSH knows no quotes here.</summary>
    public void Admit(string publicKey, string room)
    {
        var start = SftpUser.IsLockedUp ? $"/{room}" : Path.Combine(Rooms, room);
        File.AppendAllText(AuthorizedKeys, $"restrict,command=\"internal-sftp -d {start}\" {publicKey}\n");
    }

    public void Delete() => owned.Dispose();

    private static void NewFolder(string path, UnixFileMode mode)
    {
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
    }
}
