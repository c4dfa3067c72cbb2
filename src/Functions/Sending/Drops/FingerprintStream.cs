using System.Security.Cryptography;

namespace Postvogn.Functions.Sending;

/// <summary>A stream that adds whatever is read through it to a hash.</summary>
internal sealed class FingerprintStream(Stream inner, IncrementalHash hash) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("A fingerprint needs every byte in order: this stream has no length and no position.");

    public override long Position
    {
        get => throw new NotSupportedException("A fingerprint needs every byte in order: this stream has no length and no position.");
        set => throw new NotSupportedException("A fingerprint needs every byte in order: this stream has no length and no position.");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        hash.AppendData(buffer[..read]);
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        hash.AppendData(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("A fingerprint needs every byte in order: this stream cannot seek.");

    public override void SetLength(long value) => throw new NotSupportedException("This stream only reads.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("This stream only reads.");

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
