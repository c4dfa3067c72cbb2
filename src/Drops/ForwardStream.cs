using System.Security.Cryptography;

namespace Postvogn.Drops;

/// <summary>Read forwards only.</summary>
public abstract class ForwardStream : Stream
{
    /// <inheritdoc/>
    public sealed override bool CanRead => true;

    /// <inheritdoc/>
    public sealed override bool CanSeek => false;

    /// <inheritdoc/>
    public sealed override bool CanWrite => false;

    /// <inheritdoc/>
    public sealed override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public sealed override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public abstract override int Read(Span<byte> buffer);

    /// <summary>Reads at once; a stream that waits for others says how.</summary>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<int>(Read(buffer.Span));
    }

    /// <inheritdoc/>
    public sealed override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public sealed override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public sealed override void Flush()
    {
        // Nothing is written.
    }

    /// <inheritdoc/>
    public sealed override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public sealed override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public sealed override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

internal sealed class FingerprintStream(Stream inner, IncrementalHash hash, bool leaveOpen = false) : ForwardStream
{
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

    protected override void Dispose(bool disposing)
    {
        if (disposing && !leaveOpen) inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Whose beginning was looked at; the inner stream is not disposed.</summary>
public sealed class BegunStream(Stream inner, ReadOnlyMemory<byte> start) : ForwardStream
{
    private int given;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => TryGive(buffer, out var count) ? count : inner.Read(buffer);

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        TryGive(buffer.Span, out var count) ? new(count) : inner.ReadAsync(buffer, cancellationToken);

    private bool TryGive(Span<byte> buffer, out int count)
    {
        count = Math.Min(buffer.Length, start.Length - given);
        start.Span.Slice(given, count).CopyTo(buffer);
        given += count;
        return count > 0;
    }
}

/// <summary>Tells how many bytes each read gave; the inner stream stays open unless it is told to close it.</summary>
internal sealed class MeteredStream(Stream inner, Action<int> onRead, bool closes = false) : ForwardStream
{
    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        onRead(read);
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        onRead(read);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && closes) inner.Dispose();
        base.Dispose(disposing);
    }
}
