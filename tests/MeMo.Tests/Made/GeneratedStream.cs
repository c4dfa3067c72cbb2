namespace Postvogn.MeMo.Tests;

/// <summary>A stream that is made as it is read: a beginning, a pattern as often as asked for, an end. It never waits.</summary>
internal sealed class GeneratedStream(byte[] beginning, byte[] pattern, long patternBytes, byte[] end) : Stream
{
    private readonly long whole = beginning.Length + patternBytes + end.Length;
    private long position;
    private long sampled;

    /// <summary>Whether to look at the memory every few megabytes; it costs a full collection each time.</summary>
    public bool Samples { get; init; }

    /// <summary>The most memory that was alive when it was looked at.</summary>
    public long MostAlive { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => whole;

    public override long Position { get => position; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> destination)
    {
        var (source, offset) = position < beginning.Length ? (beginning, (int)position)
            : position < beginning.Length + patternBytes ? (pattern, (int)((position - beginning.Length) % pattern.Length))
            : (end, (int)(position - beginning.Length - patternBytes));
        var left = source == pattern ? beginning.Length + patternBytes - position : source.Length - offset;
        var count = (int)Math.Min(Math.Min(destination.Length, source.Length - offset), left);
        source.AsSpan(offset, count).CopyTo(destination);
        position += count;
        if (Samples && position - sampled > 8_000_000)
        {
            sampled = position;
            MostAlive = Math.Max(MostAlive, GC.GetTotalMemory(forceFullCollection: true));
        }

        return count;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(destination.Span));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
