using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Postvogn.DigitalPost.Tests.Wire;

/// <summary>A socket that does to each connection what the test says: for what no well-behaved server does.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly Task running;

    private RawServer(Func<NetworkStream, CancellationToken, Task> handle)
    {
        listener.Start();
        running = AcceptAsync(handle);
    }

    public Uri BaseAddress => new($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>Handles the bare connection.</summary>
    public static RawServer OnTcp(Func<NetworkStream, CancellationToken, Task> handle) => new(handle);

    /// <summary>Handles what comes through TLS, after the handshake.</summary>
    public static RawServer OnTls(SslProtocols protocols, bool acceptsClient, Func<SslStream, CancellationToken, Task> handle) =>
        OnTls(Options(protocols, acceptsClient), handle);

    /// <summary>Shows a certificate that a well-behaved server would not, and handles what comes after the handshake.</summary>
    public static RawServer Showing(X509Certificate2 certificate, Func<SslStream, CancellationToken, Task> handle)
    {
        var options = Options(SslProtocols.Tls13, acceptsClient: true);
        options.ServerCertificate = certificate;
        return OnTls(options, handle);
    }

    /// <summary>Offers one cipher suite, and handles what comes through TLS after the handshake.</summary>
    [SupportedOSPlatform("linux")]
    public static RawServer OnSuite(TlsCipherSuite suite, Func<SslStream, CancellationToken, Task> handle)
    {
        var options = Options(IsOfTls13(suite) ? SslProtocols.Tls13 : SslProtocols.Tls12, acceptsClient: true);
        options.CipherSuitesPolicy = new CipherSuitesPolicy([suite]);
        return OnTls(options, handle);
    }

    /// <summary>Reads to the end of the request's header and gives it as it came.</summary>
    public static async Task<string> ReadHeadAsync(Stream stream, CancellationToken token)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, token) > 0)
            head.Append((char)one[0]);
        return head.ToString();
    }

    public static ValueTask WriteAsync(Stream stream, string text) => stream.WriteAsync(Encoding.ASCII.GetBytes(text));

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Dispose();
        await running;
        stopping.Dispose();
    }

    private static RawServer OnTls(SslServerAuthenticationOptions options, Func<SslStream, CancellationToken, Task> handle) =>
        new(async (tcp, token) =>
        {
            await using var tls = new SslStream(tcp);
            await tls.AuthenticateAsServerAsync(options, token);
            await handle(tls, token);
        });

    private static SslServerAuthenticationOptions Options(SslProtocols protocols, bool acceptsClient) => new()
    {
        ServerCertificate = TestAuthority.Trusted.Server,
        EnabledSslProtocols = protocols,
        ClientCertificateRequired = true,
        RemoteCertificateValidationCallback = (_, _, _, _) => acceptsClient,
    };

    /// <summary>The suites of TLS 1.3 are numbered from 0x1301 (RFC 8446, B.4), and are no use to 1.2.</summary>
    private static bool IsOfTls13(TlsCipherSuite suite) => (int)suite >> 8 == 0x13;

    private async Task AcceptAsync(Func<NetworkStream, CancellationToken, Task> handle)
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(HandleAsync(await listener.AcceptSocketAsync(stopping.Token), handle));
        }
        catch (Exception e) when (
            stopping.IsCancellationRequested && e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task HandleAsync(Socket socket, Func<NetworkStream, CancellationToken, Task> handle)
    {
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            await handle(stream, stopping.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or AuthenticationException)
        {
            // The other side left, as it may.
        }
    }
}
