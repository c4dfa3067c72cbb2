using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Postvogn.Testing;

namespace Postvogn.DigitalPost.Tests.Wire;

/// <summary>OpenSSL's own server, which refuses clients as most servers do: with a TLS alert.</summary>
internal sealed class OpenSslServer : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly Process process;

    private OpenSslServer(DirectoryInfo folder, Process process, int port) =>
        (this.folder, this.process, BaseAddress) = (folder, process, new Uri($"https://localhost:{port}"));

    public Uri BaseAddress { get; }

    public static async Task<OpenSslServer> StartAsync(string protocol)
    {
        var files = Directory.CreateTempSubdirectory("postvogn-openssl-");
        var certificate = Write(
            files, "server.pem", TestAuthority.Trusted.Server.ExportCertificatePem() + "\n" + KeyOf(TestAuthority.Trusted.Server));
        var root = Write(files, "root.pem", TestAuthority.Trusted.Root.ExportCertificatePem());
        var server = Process.Start(new ProcessStartInfo(Programs.Find("openssl")!)
        {
            ArgumentList =
            {
                "s_server", "-accept", "localhost:0", "-cert", certificate, "-key", certificate,
                "-CAfile", root, "-Verify", "2", "-verify_return_error", "-www", protocol,
            },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        return new(files, server, await PortAsync(server));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>It says where it listens: <c>ACCEPT 127.0.0.1:41234</c>.</summary>
    private static async Task<int> PortAsync(Process server)
    {
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("ACCEPT", StringComparison.Ordinal))
                return int.Parse(line[(line.LastIndexOf(':') + 1)..]);
        }
        throw new InvalidOperationException("openssl s_server did not start: " + await server.StandardError.ReadToEndAsync());
    }

    private static string KeyOf(X509Certificate2 certificate) => certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem();

    private static string Write(DirectoryInfo files, string name, string text)
    {
        var path = Path.Combine(files.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
