using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Postvogn.Functions.Receiving;
using Postvogn.Functions.Settings;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Receiving;

/// <summary>Something that listens where a clamd should be, and does with one connection what the test says.</summary>
internal sealed class ScriptedClamd : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public ScriptedClamd() => listener.Start();

    public ScanSettings Settings => new("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);

    /// <summary>A scanner that asks the clamd of these settings.</summary>
    public static ClamdScanner Scanner(ScanSettings settings, TimeProvider clock) =>
        new(settings, clock, FixedRandom.None, NullLogger<ClamdScanner>.Instance);

    public async Task ServeAsync(Func<NetworkStream, Task> script)
    {
        using var client = await listener.AcceptTcpClientAsync();
        await script(client.GetStream());
    }

    /// <summary>Reads the command and all chunks: what a well-behaved client sends.</summary>
    public static async Task<byte[]> ReadContentAsync(NetworkStream line)
    {
        var command = new byte["zINSTREAM\0".Length];
        await line.ReadExactlyAsync(command);
        command.ShouldBe("zINSTREAM\0"u8.ToArray());
        using var content = new MemoryStream();
        for (var head = new byte[4]; ;)
        {
            await line.ReadExactlyAsync(head);
            var chunk = new byte[IPAddress.NetworkToHostOrder(BitConverter.ToInt32(head))];
            if (chunk.Length == 0) return content.ToArray();
            await line.ReadExactlyAsync(chunk);
            content.Write(chunk);
        }
    }

    public void Dispose() => listener.Dispose();
}
