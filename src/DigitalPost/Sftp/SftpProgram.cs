using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Postvogn.DigitalPost;

/// <summary>Runs <c>sftp</c> with one batch, within the time limit, and never leaves it or its <c>ssh</c> running.</summary>
internal sealed class SftpProgram(SftpOptions options, string folder, TimeProvider clock)
{
    public const string KeyFile = "key";
    public const string KnownHostsFile = "known_hosts";

    /// <summary>The name under which the server's keys are known, whatever its address.</summary>
    public const string HostAlias = "digital-post";

    private const int KeepAlives = 3;

    public async Task<SftpRun> RunAsync(SftpBatch batch, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.CallLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        Process process;
        try
        {
            process = Process.Start(Start()) ?? throw new InvalidOperationException("A new process was asked for.");
        }
        catch (Win32Exception missing)
        {
            return SftpRun.NotStarted(options.Program, missing.Message);
        }
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var ended = await FeedAsync(process, batch, either.Token);
            cancellationToken.ThrowIfCancellationRequested();
            return new SftpRun(ended ? process.ExitCode : null, await output, await errors) { HostKeys = options.HostKeys };
        }
    }

    /// <returns>False when the program did not end by itself.</returns>
    private static async Task<bool> FeedAsync(Process process, SftpBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(process, batch, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            return false;
        }
    }

    private static async Task WriteAsync(Process process, SftpBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.WriteAsync(batch.ToString().AsMemory(), cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read all; its exit code and words say why.
        }
    }

    private ProcessStartInfo Start()
    {
        var start = new ProcessStartInfo(options.Program, Arguments())
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (start.Environment["LC_ALL"], start.Environment["TZ"]) = ("C", "UTC");
        foreach (var name in (string[])["SSH_AUTH_SOCK", "SSH_ASKPASS", "SSH_ASKPASS_REQUIRE", "DISPLAY"])
            start.Environment.Remove(name);
        return start;
    }

    private IEnumerable<string> Arguments() =>
    [
        "-F", "none", "-b", "-", "-P", options.Port.ToString(CultureInfo.InvariantCulture),
        .. SshOptions().Select(o => $"-o{o}"),
        "--", Uri.CheckHostName(options.Host) is UriHostNameType.IPv6 ? $"[{options.Host.Trim('[', ']')}]" : options.Host,
    ];

    private IEnumerable<string> SshOptions() =>
    [
        "BatchMode=yes", $"User={options.User}",
        // Errors only: a greeting of the server would stand among the words that we read.
        "LogLevel=ERROR",
        "StrictHostKeyChecking=yes", $"HostKeyAlias={HostAlias}", $"UserKnownHostsFile={KnownHostsFile}", "GlobalKnownHostsFile=none",
        "KnownHostsCommand=none", "UpdateHostKeys=no", "VerifyHostKeyDNS=no",
        "PreferredAuthentications=publickey", $"IdentityFile={KeyFile}", "IdentitiesOnly=yes", "IdentityAgent=none",
        "ControlPath=none", "ConnectionAttempts=1", $"ConnectTimeout={options.ConnectTimeout.TotalSeconds:0}",
        $"ServerAliveInterval={options.SilenceLimit.TotalSeconds / (KeepAlives + 1):0}", $"ServerAliveCountMax={KeepAlives}",
    ];
}
