namespace Postvogn.DigitalPost.Tests.Wire;

/// <summary>A stream of any length that holds nothing in memory: each byte follows from its position.</summary>
internal sealed class PatternStream(long length, Action<long>? reading = null) : Stream
{
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        reading?.Invoke(position);
        var count = (int)Math.Min(buffer.Length, length - position);
        for (var i = 0; i < count; i++)
            buffer[i] = (byte)((position + i) * 31 >> 3);
        position += count;
        return count;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
