using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Azure.Amqp.Transport;

namespace Postvogn.Sandbox.ServiceBus.Wire;

/// <summary>Listens on a free port of loopback. The library's own listener cannot say which port it was given.</summary>
internal sealed class LoopbackListener : TransportListener, IDisposable
{
    // What a TLS client says first (RFC 8446 5.1: a record of type handshake); AMQP begins with its name.
    private const byte TlsHandshake = 22;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly SslServerAuthenticationOptions tls;
    private readonly bool allowsCleartext;

    public LoopbackListener(X509Certificate2 certificate, bool allowsCleartext)
        : base("loopback-listener")
    {
        this.allowsCleartext = allowsCleartext;
        tls = new SslServerAuthenticationOptions
        {
            ServerCertificate = certificate,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        };
        listener.Start();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Ends when the listener does.</summary>
    public Task Accepting { get; private set; } = Task.CompletedTask;

    public void Dispose()
    {
        listener.Dispose();
        stopping.Dispose();
    }

    protected override void OnListen() => Accepting = AcceptAsync();

    protected override bool CloseInternal()
    {
        AbortInternal();
        return true;
    }

    protected override void AbortInternal()
    {
        stopping.Cancel();
        listener.Stop();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = GreetAsync(await listener.AcceptSocketAsync(stopping.Token));
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The listener is closed.
        }
    }

    private async Task GreetAsync(Socket socket)
    {
        try
        {
            socket.NoDelay = true;
            var stream = await SecureAsync(socket);
            var transport = new StreamTransport(socket, stream, stream is SslStream);
            transport.Open();
            OnTransportAccepted(new TransportAsyncCallbackArgs { Transport = transport, CompletedSynchronously = false });
        }
        catch (Exception fault) when (
            fault is IOException or AuthenticationException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            socket.Dispose();
        }
    }

    private async Task<Stream> SecureAsync(Socket socket)
    {
        var first = new byte[1];
        var isTls = await socket.ReceiveAsync(first, SocketFlags.Peek, stopping.Token) == 1 && first[0] == TlsHandshake;
        var stream = new NetworkStream(socket, ownsSocket: true);
        if (!isTls)
            return allowsCleartext ? stream : throw new AuthenticationException("Without TLS nobody is let in.");
        var secure = new SslStream(stream, leaveInnerStreamOpen: false);
        await secure.AuthenticateAsServerAsync(tls, stopping.Token);
        return secure;
    }
}
