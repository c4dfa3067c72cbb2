using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
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
    public static RawServer OnTls(SslProtocols protocols, bool acceptsClient, Func<SslStream, CancellationToken, Task> handle) => new(async (tcp, token) =>
    {
        await using var tls = new SslStream(tcp);
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificate = TestAuthority.Trusted.Server,
            EnabledSslProtocols = protocols,
            ClientCertificateRequired = true,
            RemoteCertificateValidationCallback = (_, _, _, _) => acceptsClient,
        };
        await tls.AuthenticateAsServerAsync(options, token);
        await handle(tls, token);
    });

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

    private async Task AcceptAsync(Func<NetworkStream, CancellationToken, Task> handle)
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(HandleAsync(await listener.AcceptSocketAsync(stopping.Token), handle));
        }
        catch (Exception e) when (stopping.IsCancellationRequested && e is OperationCanceledException or SocketException or InvalidOperationException)
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
