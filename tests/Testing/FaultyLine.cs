using System.Net;
using System.Net.Sockets;

namespace Postvogn.Testing;

/// <summary>
/// A line to a server that fails after so many bytes in one direction: it is cut, or hangs. Every connection counts anew.
/// </summary>
public sealed class FaultyLine : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ended = new();
    private readonly TaskCompletionSource failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int server;
    private readonly Task accepting;

    public FaultyLine(int server)
    {
        this.server = server;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>A line that loses the answer to a move: it is cut once a file that grew in this folder is gone from there.</summary>
    public static FaultyLine ThatLosesTheMove(int server, string folder)
    {
        var hasBegun = false;
        return new FaultyLine(server)
        {
            CutWhen = () =>
            {
                var isEmpty = Directory.GetFiles(folder).Length == 0;
                hasBegun |= !isEmpty;
                return hasBegun && isEmpty;
            },
        };
    }

    /// <summary>Bytes to the server before it fails. Null: any number.</summary>
    public long? LargestUp { get; init; }

    /// <summary>Bytes from the server before it fails. Null: any number.</summary>
    public long? LargestDown { get; init; }

    /// <summary>Asked whenever something comes down: true, and the connection is reset instead, also one that hangs.</summary>
    public Func<bool>? CutWhen { get; init; }

    /// <summary>True: nothing moves any more. False: the connection is reset.</summary>
    public bool Hangs { get; init; }

    /// <summary>Done when a connection has failed.</summary>
    public Task Failed => failed.Task;

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Stop();
        await accepting;
        ended.Dispose();
    }

    private async Task AcceptAsync()
    {
        var lines = new List<Task>();
        try
        {
            while (true)
                lines.Add(ServeAsync(await listener.AcceptTcpClientAsync(ended.Token)));
        }
        catch (Exception) when (ended.IsCancellationRequested)
        {
            await Task.WhenAll(lines);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, server, ended.Token);
            await Task.WhenAny(PumpAsync(near, far, LargestUp, null), PumpAsync(far, near, LargestDown, CutWhen)).Unwrap();
        }
        catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException)
        {
            near.LingerState = new LingerOption(true, 0);
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, long? largest, Func<bool>? cutWhen)
    {
        var buffer = new byte[16 * 1024];
        for (long moved = 0; await from.GetStream().ReadAsync(buffer, ended.Token) is > 0 and var count; moved += count)
        {
            if (cutWhen?.Invoke() is true)
                throw new IOException("The line is cut.");
            if (moved + count > largest)
                await FailAsync();
            await to.GetStream().WriteAsync(buffer.AsMemory(0, count), ended.Token);
        }
    }

    private async Task FailAsync()
    {
        failed.TrySetResult();
        if (Hangs)
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ended.Token);
        throw new IOException("The line is cut.");
    }
}
