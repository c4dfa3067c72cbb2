using System.Diagnostics;
using Postvogn.Sandbox.Sftp;

namespace Postvogn.Sandbox.Tests.Sftp;

/// <summary>The program <c>sftp</c> as a person would use it, in a room of the server.</summary>
internal sealed class PlainSftp(OpenSshServer server, SftpRoom room)
{
    /// <summary>Runs commands; gives what it printed. One that is refused fails the test.</summary>
    public async Task<string> RunAsync(params string[] commands)
    {
        var (exitCode, output) = await TryAsync(commands);
        exitCode.ShouldBe(0, output);
        return output;
    }

    public async Task<(int ExitCode, string Output)> TryAsync(params string[] commands)
    {
        var knownHosts = $"{room.Key.File}.hosts";
        await File.WriteAllTextAsync(knownHosts, $"sandbox {server.HostKey}\n");
        string[] options = [$"User={room.User}", $"IdentityFile={room.Key.File}", "IdentitiesOnly=yes", "HostKeyAlias=sandbox",
            "StrictHostKeyChecking=yes", $"UserKnownHostsFile={knownHosts}"];
        var start = new ProcessStartInfo("sftp", ["-q", "-F", "none", "-b", "-", "-P", $"{server.Port}", .. options.Select(option =>
            $"-o{option}"), server.Host])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var sftp = Process.Start(start)!;
        var errors = sftp.StandardError.ReadToEndAsync();
        await sftp.StandardInput.WriteAsync(string.Join('\n', commands) + "\n");
        sftp.StandardInput.Close();
        var output = await sftp.StandardOutput.ReadToEndAsync();
        await sftp.WaitForExitAsync();
        return (sftp.ExitCode, output + await errors);
    }
}
