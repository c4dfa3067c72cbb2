using System.Net.Sockets;
using Microsoft.Azure.Amqp.Transport;

namespace Postvogn.Sandbox.ServiceBus.Wire;

/// <summary>The AMQP library over a connection that is already there, encrypted or not.</summary>
internal sealed class StreamTransport(Socket socket, Stream stream, bool isSecure) : TransportBase("stream")
{
    public override string LocalEndPoint { get; } = $"{socket.LocalEndPoint}";

    public override string RemoteEndPoint { get; } = $"{socket.RemoteEndPoint}";

    public override bool IsSecure => isSecure;

    public override void SetMonitor(Microsoft.Azure.Amqp.ITransportMonitor usageMeter)
    {
        // Nobody measures here.
    }

    public override bool WriteAsync(TransportAsyncCallbackArgs args) => IsPending(args, WriteAllAsync(BytesOf(args)));

    public override bool ReadAsync(TransportAsyncCallbackArgs args) =>
        IsPending(args, stream.ReadAsync(args.Buffer.AsMemory(args.Offset, args.Count)).AsTask());

    protected override bool CloseInternal()
    {
        AbortInternal();
        return true;
    }

    protected override void AbortInternal()
    {
        // The stream first would wait for what is being written.
        socket.Dispose();
        stream.Dispose();
    }

    private static ReadOnlyMemory<byte> BytesOf(TransportAsyncCallbackArgs args)
    {
        if (args.Buffer is not null)
            return args.Buffer.AsMemory(args.Offset, args.Count);
        var whole = new byte[args.Count];
        var at = 0;
        foreach (var part in args.ByteBufferList)
        {
            part.Buffer.AsSpan(part.Offset, part.Length).CopyTo(whole.AsSpan(at));
            at += part.Length;
        }
        return whole;
    }

    private async Task<int> WriteAllAsync(ReadOnlyMemory<byte> bytes)
    {
        await stream.WriteAsync(bytes);
        return bytes.Length;
    }

    private static bool IsPending(TransportAsyncCallbackArgs args, Task<int> work)
    {
        args.CompletedSynchronously = work.IsCompleted;
        if (work.IsCompleted)
        {
            Complete(args, work);
            return false;
        }
        _ = work.ContinueWith(
            done =>
            {
                Complete(args, done);
                args.CompletedCallback(args);
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return true;
    }

    private static void Complete(TransportAsyncCallbackArgs args, Task<int> work)
    {
        if (work.IsCompletedSuccessfully)
            args.BytesTransfered = work.Result;
        else
            args.Exception = new IOException("The connection is closed.", work.Exception?.InnerException);
    }
}
