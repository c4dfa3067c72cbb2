namespace Postvogn.Functions.DigitalPost;

/// <summary>A body that is pushed to us, read forward only. Whatever is wrong with it (its frame, its length, its multipart form) is a
/// <see cref="BadPushException"/>, so that it is not taken for a fault of ours or of the store.</summary>
internal sealed class PushedBody(Stream body) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    // A caller that goes away is no bad push: the server ends the request, and what waits for it is cancelled.
    public static async Task<T> ReadAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception error) when (error is InvalidDataException or IOException and not BadPushException)
        {
            throw new BadPushException(
                "The body cannot be read: its chunks, or its multipart headers and boundaries, are broken, or it is longer or shorter " +
                "than it may be.",
                (error as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        await ReadAsync(() => body.ReadAsync(buffer, cancellationToken).AsTask());

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
        // Nothing is written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>The message is the answer's, and quotes nothing of the push; nothing of it was kept.</summary>
internal sealed class BadPushException(string problem, int status = StatusCodes.Status400BadRequest) : IOException(problem)
{
    public int Status { get; } = status;
}
