using Postvogn.Drops;

namespace Postvogn.Cli.Files;

/// <summary>What the standard input holds, which has no name to tell.</summary>
internal static class FirstBytes
{
    /// <summary>How many tell.</summary>
    public const int Most = 512;

    private static readonly (int At, byte[] Bytes, DropKind Kind)[] Marks =
    [
        (0, [.. "PK"u8], DropKind.Zip),
        (0, [0x1F, 0x8B], DropKind.TarGz),
        (0, [.. "BZh"u8], DropKind.TarBz2),
        (0, [0xFD, .. "7zXZ"u8, 0], DropKind.TarXz),
        (0, [0x5D, 0, 0], DropKind.TarLzma),
        (257, [.. "ustar"u8], DropKind.Tar),
    ];

    public static DropKind KindOf(ReadOnlySpan<byte> start)
    {
        foreach (var (at, bytes, kind) in Marks)
        {
            if (start.Length >= at && start[at..].StartsWith(bytes))
                return kind;
        }

        var text = start.StartsWith("\uFEFF"u8) ? start[3..] : start;
        return text.TrimStart(" \t\r\n"u8).StartsWith("{"u8) ? DropKind.Package : DropKind.Memo;
    }
}

/// <summary>A stream whose beginning was looked at; it is not disposed.</summary>
internal sealed class BegunStream(Stream inner, byte[] start) : Stream
{
    private int given;

    public ReadOnlySpan<byte> Start => start;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public static async Task<BegunStream> OfAsync(Stream inner, int length, CancellationToken cancellationToken)
    {
        var start = new byte[length];
        var read = await inner.ReadAtLeastAsync(start, length, throwOnEndOfStream: false, cancellationToken);
        return new BegunStream(inner, start[..read]);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => TryGive(buffer, out var count) ? count : inner.Read(buffer);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        TryGive(buffer.Span, out var count) ? new(count) : inner.ReadAsync(buffer, cancellationToken);

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private bool TryGive(Span<byte> buffer, out int count)
    {
        count = Math.Min(buffer.Length, start.Length - given);
        start.AsSpan(given, count).CopyTo(buffer);
        given += count;
        return count > 0;
    }
}
