using System.Net.Sockets;
using System.Text;

namespace Postvogn.Functions.Receiving;

/// <summary>Each thing done on it has its own limit of time; whatever goes wrong is a <see cref="ClamdException"/>.</summary>
internal sealed class ClamdConnection(TimeProvider clock) : IDisposable
{
    private const int LongestAnswer = 1024;
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public Task ConnectAsync(string host, int port, TimeSpan limit, CancellationToken cancellationToken) =>
        WithinAsync(limit, "could not be reached", async cancel => await socket.ConnectAsync(host, port, cancel), cancellationToken);

    public Task SendAsync(ReadOnlyMemory<byte> bytes, TimeSpan limit, CancellationToken cancellationToken) =>
        WithinAsync(limit, "took no more bytes", async cancel => await SendAllAsync(bytes, cancel), cancellationToken);

    // Up to clamd's zero, or its end.
    public async Task<string> ReadAnswerAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestAnswer];
        for (var length = 0; length < buffer.Length;)
        {
            var read = await ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            var end = buffer.AsSpan(length, read).IndexOf((byte)0);
            if (end >= 0) return Encoding.UTF8.GetString(buffer, 0, length + end);
            if (read == 0) return length > 0 ? Encoding.UTF8.GetString(buffer, 0, length) : throw new ClamdException(
                "clamd closed the connection without an answer");
            length += read;
        }

        throw new ClamdException("clamd's answer is too long to be one");
    }

    public void Dispose() => socket.Dispose();

    private async ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await socket.ReceiveAsync(buffer, cancellationToken);
        }
        catch (SocketException fault)
        {
            throw new ClamdException($"the connection to clamd broke ({fault.SocketErrorCode})", fault);
        }
    }

    private async ValueTask SendAllAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (bytes.Length > 0) bytes = bytes[await socket.SendAsync(bytes, cancellationToken)..];
    }

    private async Task WithinAsync(TimeSpan limit, string fault, Func<CancellationToken, Task> action, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        try
        {
            await action(either.Token);
        }
        catch (SocketException error)
        {
            throw new ClamdException($"clamd {fault} ({error.SocketErrorCode})", error);
        }
        catch (OperationCanceledException error) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ClamdException($"clamd {fault} within {limit.TotalSeconds} s", error);
        }
    }
}
