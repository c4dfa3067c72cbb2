using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Postvogn.Testing;

namespace Postvogn.DigitalPost.Tests.Sftp;

/// <summary>
/// A real OpenSSH server for one test, with configuration, keys, port and chroot of its own, and folders and rights as in TI 10.7.4: a
/// system's own sshd is not touched. It needs root, because a chroot does. The user is <c>nobody</c>.
/// </summary>
internal sealed class OpenSshServer : IAsyncDisposable
{
    public const string User = "nobody";
    private const string Program = "/usr/sbin/sshd";
    private const int Attempts = 5;

    private readonly DirectoryInfo home;
    private Process? process;

    private OpenSshServer(DirectoryInfo home) => this.home = home;

    /// <summary>Why no such server can run here; null when it can.</summary>
    public static string? Missing =>
        !File.Exists(Program) ? "OpenSSH's server is not installed (package openssh-server)."
        : Programs.Find("sftp") is null ? "OpenSSH's client is not installed (package openssh-client)."
        : !Environment.IsPrivilegedProcess ? "A server with a chroot needs root."
        : null;

    public int Port { get; private set; }

    public SftpHostKey HostKey => ReadPublic("host.pub");

    public string PrivateKey => File.ReadAllText(Under("user"));

    /// <summary>A file as the server sees it, outside the chroot.</summary>
    public string At(string path) => Path.Combine(Under("root"), User, path);

    /// <param name="largestFile">In blocks of 512 bytes, what a file may grow to: how a full disk looks to SFTP. Null: any.</param>
    public static async Task<OpenSshServer> StartAsync(int? largestFile = null)
    {
        // Each folder above a chroot must belong to root alone, which rules out the temporary folder.
        Directory.CreateDirectory("/run/sshd");
        var server = new OpenSshServer(Directory.CreateDirectory($"/run/postvogn-{Path.GetRandomFileName()}"));
        await server.MakeKeyAsync("host", "ed25519");
        await server.MakeKeyAsync("user", "ed25519");
        await server.MakeFoldersAsync();
        for (var attempt = 1; !await server.TryListenAsync(largestFile); attempt++)
            attempt.ShouldBeLessThan(Attempts, "sshd did not start.");
        return server;
    }

    /// <summary>A file that Digital Post would have put there.</summary>
    public async Task PutAsync(string path, string content)
    {
        await File.WriteAllTextAsync(At(path), content);
        await RunAsync("chown", User, At(path));
    }

    /// <summary>Rights of a folder, as chmod takes them.</summary>
    public Task AllowAsync(string path, string rights) => RunAsync("chmod", rights, At(path));

    /// <summary>A key pair of its own, which the server does not know.</summary>
    public async Task<(string Private, SftpHostKey Public)> OtherKeyAsync(string type = "ed25519")
    {
        await MakeKeyAsync($"other-{type}", type);
        return (await File.ReadAllTextAsync(Under($"other-{type}")), ReadPublic($"other-{type}.pub"));
    }

    public async Task StopAsync()
    {
        if (process is null)
            return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        home.Delete(recursive: true);
    }

    private async Task MakeFoldersAsync()
    {
        foreach (var folder in (string[])["memos/tmp", "receipts/tmp", "contacts"])
            Directory.CreateDirectory(At(folder));
        await RunAsync("chown", User, At("memos"), At("memos/tmp"), At("receipts"));
        await AllowAsync("memos", "300");
        await AllowAsync("memos/tmp", "300");
        await AllowAsync("receipts/tmp", "700");
    }

    private async Task<bool> TryListenAsync(int? largestFile)
    {
        Port = FreePort();
        await File.WriteAllTextAsync(Under("config"), Configuration());
        var limit = largestFile is { } blocks ? $"trap '' XFSZ; ulimit -f {blocks}; " : "";
        process = Process.Start(new ProcessStartInfo(
            "/bin/sh", ["-c", $"{limit}exec {Program} -D -e -f '{Under("config")}'"]) { RedirectStandardError = true, UseShellExecute = false })!;
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith("Server listening", StringComparison.Ordinal))
                continue;
            _ = process.StandardError.ReadToEndAsync();
            return true;
        }
        await StopAsync();
        return false;
    }

    private string Configuration() => $"""
        ListenAddress 127.0.0.1
        Port {Port}
        HostKey {Under("host")}
        AuthorizedKeysFile {Under("user.pub")}
        AllowUsers {User}
        ChrootDirectory {Under("root")}/%u
        ForceCommand internal-sftp
        Subsystem sftp internal-sftp
        PidFile none
        UsePAM no
        StrictModes no
        PasswordAuthentication no
        KbdInteractiveAuthentication no
        MaxStartups 100

        """;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Task MakeKeyAsync(string name, string type) => RunAsync("ssh-keygen", "-q", "-t", type, "-N", "", "-f", Under(name));

    private SftpHostKey ReadPublic(string name) => SftpHostKey.TryParse(File.ReadAllText(Under(name)), out var key) ? key : throw new FormatException(name);

    private string Under(string name) => Path.Combine(home.FullName, name);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var run = Process.Start(program, arguments);
        await run.WaitForExitAsync();
        run.ExitCode.ShouldBe(0, program);
    }
}
