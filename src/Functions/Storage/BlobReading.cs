namespace Postvogn.Functions.Storage;

/// <summary>The content of a blob as it comes from the service. The client library goes on where an answer broke off, and only with the
/// same version; what it gives up on comes out in our words. An end before the stated length is a fault, not an end.</summary>
internal sealed class BlobReading(Stream content, Uri blob, long length) : Stream
{
    private long left = length;
    private bool closed;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            ObjectDisposedException.ThrowIf(closed, this);
            return Count(await content.ReadAsync(buffer, cancellationToken), buffer.Length);
        }
        catch (Exception fault) when (AzureFaults.AreOf(fault, cancellationToken))
        {
            throw AzureFaults.Of(fault, blob);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            ObjectDisposedException.ThrowIf(closed, this);
            return Count(content.Read(buffer, offset, count), count);
        }
        catch (Exception fault) when (AzureFaults.AreOf(fault, CancellationToken.None))
        {
            throw AzureFaults.Of(fault, blob);
        }
    }

    public override void Flush()
    {
        // Nothing is written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) content.Dispose();
        closed = true;
        base.Dispose(disposing);
    }

    private int Count(int read, int wanted)
    {
        left -= read;
        if (read > 0 || wanted == 0 || left <= 0) return read;
        throw new StoreUnavailableException(StoreProblem.Unreachable,
            $"{LoggedPlace.Of(blob)} broke off {left} bytes before its end. Nothing to do: it is read again.");
    }
}
