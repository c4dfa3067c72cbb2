using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.Sftp;

/// <summary>The server's lies where an ordinary user's PATH does not lead.</summary>
internal static class OpenSshPrograms
{
    private static readonly string[] ServerFolders = ["/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin"];

    /// <summary>The full path, since it does not start by any other name.</summary>
    public static string? Server =>
        ProgramPath.Find("sshd") ?? ServerFolders.Select(folder => Path.Combine(folder, "sshd")).FirstOrDefault(File.Exists);

    public static string? Missing =>
        OperatingSystem.IsWindows() ? "The sandbox has SFTP on Linux and macOS only."
        : Server is null ? "OpenSSH's server is not installed: apt install openssh-server."
        : ProgramPath.Find("ssh-keygen") is null ? "OpenSSH's ssh-keygen is not installed: apt install openssh-client."
        : OpenSshHome.Parent.Contains(' ', StringComparison.Ordinal) ?
            "OpenSSH's server takes no blanks in its paths: set TMPDIR to a folder without."
        : SftpUser.Name.Length == 0 ? "OpenSSH's server lets in only users that the system knows, and it has no name for this one."
        : null;

    public static async Task RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var (exitCode, errors) = await OtherProgram.RunAsync(OtherProgram.Prepare(program, arguments), cancellationToken);
        if (exitCode != 0)
            throw new SandboxException($"{program} failed: {errors.Trim()}");
    }
}
