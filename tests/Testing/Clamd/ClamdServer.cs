using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Postvogn.Testing.Clamd;

/// <summary>A real clamd for some tests, with a signature database of its own that knows one made-up marker, on a port of its own. No
/// database is fetched, and the machine's own clamd is not touched.</summary>
public sealed class ClamdServer : IAsyncDisposable
{
    /// <summary>What this clamd takes for a virus.</summary>
    public const string Marker = "POSTVOGN-TEST-MARKER-5f1c";

    /// <summary>What it calls it.</summary>
    public const string MarkerName = "Postvogn.Test.Marker.UNOFFICIAL";

    private const int Attempts = 5;
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("postvogn-clamd-");
    private Process? process;

    private ClamdServer()
    {
    }

    /// <summary>Why no clamd can run here; null when it can.</summary>
    public static string? Missing => Program is null ? "ClamAV's daemon is not installed (package clamav-daemon)." : null;

    public int Port { get; private set; }

    private static string? Program => Programs.Find("clamd") ?? (File.Exists("/usr/sbin/clamd") ? "/usr/sbin/clamd" : null);

    /// <param name="limits">Further lines of its configuration, e.g. <c>StreamMaxLength 1M</c>.</param>
    public static async Task<ClamdServer> StartAsync(params string[] limits)
    {
        var server = new ClamdServer();
        var database = server.home.CreateSubdirectory("db").FullName;
        await File.WriteAllTextAsync(
            Path.Combine(database, "test.ndb"), $"Postvogn.Test.Marker:0:*:{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Marker))}\n");
        for (var attempt = 1; !await server.TryListenAsync(database, limits); attempt++)
        {
            if (attempt == Attempts) throw new InvalidOperationException("clamd did not start.");
        }

        return server;
    }

    public async Task StopAsync()
    {
        if (process is null) return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        home.Delete(recursive: true);
    }

    private async Task<bool> TryListenAsync(string database, string[] limits)
    {
        Port = FreePort();
        var configuration = Path.Combine(home.FullName, "clamd.conf");
        await File.WriteAllLinesAsync(
            configuration,
            [
                $"DatabaseDirectory {database}", $"TemporaryDirectory {home.FullName}", "TCPAddr 127.0.0.1", $"TCPSocket {Port}",
                "Foreground yes", "AlertExceedsMax yes", .. limits,
            ]);
        process = Process.Start(new ProcessStartInfo(Program!, ["-c", configuration])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        _ = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            // The last that it says before it accepts; it listens by then.
            if (!line.StartsWith("Self checking", StringComparison.Ordinal)) continue;
            _ = process.StandardOutput.ReadToEndAsync();
            return true;
        }

        await StopAsync();
        return false;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
