namespace Postvogn.Benchmarks.Messages;

/// <summary>Takes what is written by copying it into one small buffer: the least that any receiver does.</summary>
internal sealed class CopyingSink : Stream
{
    private readonly byte[] buffer = new byte[1 << 17];

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => Position;

    public override long Position { get; set; }

    public override void Write(ReadOnlySpan<byte> bytes)
    {
        for (var rest = bytes; rest.Length > 0; rest = rest[Math.Min(rest.Length, buffer.Length)..])
            rest[..Math.Min(rest.Length, buffer.Length)].CopyTo(buffer);
        Position += bytes.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush()
    {
        // Nothing is held.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
