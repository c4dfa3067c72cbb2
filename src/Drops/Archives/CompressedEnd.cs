using SharpCompress.Compressors;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.Deflate;

namespace Postvogn.Drops.Archives;

/// <summary>Why a gzip or bzip2 file is bad: the decoders themselves do not tell a cut from damage, nor from what stands behind.</summary>
internal static class CompressedEnd
{
    private const int GzipHeaderLength = 10;
    private const int GzipEndLength = 8;
    private const int BZip2HeaderLength = 4;

    /// <summary>Found by reading its first member once more, no further than a little behind what was unpacked of it before.</summary>
    public static MemoArchiveFault FaultOf(DropKind kind, TempFile packed, long plainLength)
    {
        using var input = new EndingStream(packed.Slice(0, packed.Length));
        try
        {
            var end = kind == DropKind.TarGz ? EndOfGzip(input, plainLength) : EndOfBZip2(input, plainLength);
            return end > packed.Length ? MemoArchiveFault.Truncated
                : end < packed.Length ? MemoArchiveFault.TrailingBytes
                : MemoArchiveFault.CorruptCompression;
        }
        catch (Exception fault) when (ArchiveFaults.IsOfDecoder(fault))
        {
            return input.IsOver ? MemoArchiveFault.Truncated : MemoArchiveFault.CorruptCompression;
        }
    }

    private static long EndOfGzip(EndingStream input, long plainLength)
    {
        SkipGzipHeader(input);
        var start = input.Position;
        using var plain = new DeflateStream(input, CompressionMode.Decompress);
        return CanPass(plain, plainLength) ? start + plain.TotalIn + GzipEndLength : throw new InvalidDataException();
    }

    private static long EndOfBZip2(EndingStream input, long plainLength)
    {
        using var plain = BZip2Stream.Create(input, CompressionMode.Decompress, decompressConcatenated: false, leaveOpen: true);
        return CanPass(plain, plainLength) && input.Position > BZip2HeaderLength ? input.Position : throw new InvalidDataException();
    }

    // The flags say which of these stand before the data: an extra field, a name, a comment, a checksum.
    private static void SkipGzipHeader(EndingStream input)
    {
        var header = new byte[GzipHeaderLength];
        input.ReadExactly(header);
        if ((header[3] & 4) != 0) Skip(input.ReadByteOrThrow() | input.ReadByteOrThrow() << 8);
        for (var texts = (header[3] >> 3 & 1) + (header[3] >> 4 & 1); texts > 0; texts--)
        {
            while (input.ReadByteOrThrow() != 0)
            {
                // On to its end.
            }
        }

        if ((header[3] & 2) != 0) Skip(2);

        void Skip(int count)
        {
            for (; count > 0; count--) input.ReadByteOrThrow();
        }
    }

    // False: it holds more than it should, and might hold anything.
    private static bool CanPass(Stream plain, long most)
    {
        var buffer = new byte[1 << 16];
        most += 1 << 20;
        int read;
        while ((read = plain.Read(buffer)) > 0 && most >= 0) most -= read;
        return read == 0;
    }

    /// <summary>It knows whether more was asked for than it holds. Decoders ask for a byte at a time.</summary>
    private sealed class EndingStream(Stream packed) : Stream
    {
        private readonly BufferedStream input = new(packed, 1 << 16);
        private long position;

        public bool IsOver { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => position; set => throw new NotSupportedException(); }

        public int ReadByteOrThrow() => ReadByte() is var value and >= 0 ? value : throw new EndOfStreamException();

        public override int ReadByte()
        {
            var value = input.ReadByte();
            if (value < 0) IsOver = true;
            else position++;
            return value;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = input.Read(buffer);
            if (read == 0 && buffer.Length > 0) IsOver = true;
            position += read;
            return read;
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
            if (disposing) input.Dispose();
            base.Dispose(disposing);
        }
    }
}
