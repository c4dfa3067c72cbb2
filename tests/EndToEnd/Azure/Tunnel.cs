using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Postvogn.EndToEnd.Azure;

/// <summary>An HTTP proxy (CONNECT) that leads every name to one port of this machine: so an app process calls a service by its name in
/// Azure and reaches a test's server, with the real handshake between them.</summary>
internal sealed class Tunnel : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();
    private readonly int port;
    private readonly Task running;

    public Tunnel(int port)
    {
        this.port = port;
        listener.Start();
        running = RunAsync();
    }

    /// <summary>What an app is told: <c>HTTPS_PROXY</c>.</summary>
    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        listener.Stop();
        await running;
        over.Dispose();
    }

    private async Task RunAsync()
    {
        var carried = new List<Task>();
        try
        {
            while (true) carried.Add(CarryAsync(await listener.AcceptTcpClientAsync(over.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(carried);
        }
    }

    private async Task CarryAsync(TcpClient caller)
    {
        using (caller)
        using (var service = new TcpClient())
        {
            try
            {
                await ReadRequestAsync(caller.GetStream());
                await service.ConnectAsync(IPAddress.Loopback, port, over.Token);
                await caller.GetStream().WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), over.Token);
                await Task.WhenAny(
                    caller.GetStream().CopyToAsync(service.GetStream(), over.Token),
                    service.GetStream().CopyToAsync(caller.GetStream(), over.Token));
            }
            catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException)
            {
                // One side has gone; the other sees it when this closes.
            }
        }
    }

    private async Task ReadRequestAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, over.Token) == 1)
            head.Append((char)one[0]);
    }
}
