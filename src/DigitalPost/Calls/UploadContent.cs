using System.Buffers;
using System.Net;

namespace Postvogn.DigitalPost;

/// <summary>Streamed in pooled buffers with the right Content-Length, never chunked (TI 10.6).</summary>
internal sealed class UploadContent : HttpContent
{
    private const int BufferSize = 128 * 1024;
    private readonly UploadBody body;
    private readonly Silence silence;

    public UploadContent(UploadBody body, Silence silence)
    {
        (this.body, this.silence) = (body, silence);
        Headers.ContentType = body.MediaType;
    }

    /// <summary>Whether the body was asked for.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>What the caller's stream threw: no fault of the network.</summary>
    public Exception? SourceFault { get; private set; }

    protected override bool TryComputeLength(out long length)
    {
        length = body.WholeLength;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        HasBegun = true;
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            await stream.WriteAsync(body.Head, cancellationToken);
            await CopyAsync(stream, buffer, cancellationToken);
            await stream.WriteAsync(body.Tail, cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task CopyAsync(Stream target, byte[] buffer, CancellationToken cancellationToken)
    {
        for (var left = body.Length; left > 0;)
        {
            silence.Pause();
            var read = await ReadAsync(buffer, left, cancellationToken);
            left -= read;
            silence.Begin();
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }

    private async ValueTask<int> ReadAsync(byte[] buffer, long left, CancellationToken cancellationToken)
    {
        try
        {
            var read = await body.Content.ReadAsync(buffer, cancellationToken);
            if (read == 0)
                throw new InvalidDataException($"The content ended {left} bytes before the length that was stated ({body.Length}).");
            // Looked for before the last bytes go out: a request that is never whole is never taken.
            if (read > left || (read == left && await body.Content.ReadAsync(new byte[1], cancellationToken) > 0))
                throw new InvalidDataException($"The content is longer than the length that was stated ({body.Length}).");
            return read;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            SourceFault = fault;
            throw;
        }
    }
}
