using System.Buffers.Binary;
using System.IO.Compression;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.Xz;
using CompressionMode = SharpCompress.Compressors.CompressionMode;
using Crc32 = System.IO.Hashing.Crc32;

namespace Postvogn.Drops.Archives;

/// <summary>Its end is good only when the compressed file ends there too, with its checksums: decoders pass over much in silence.</summary>
internal sealed class CompressedTar : ForwardStream
{
    private static readonly byte[] GzipStart = [0x1F, 0x8B, 8];
    private static readonly byte[] BZip2Start = [(byte)'B', (byte)'Z', (byte)'h'];

    private readonly DropKind kind;
    private readonly TempFile packed;
    private readonly PlainLength length;
    private readonly Stream decoder;
    private readonly BufferedStream input;
    private readonly Crc32 crc = new();
    private long plainLength;

    private CompressedTar(DropKind kind, TempFile packed, DropLimits limits)
    {
        (this.kind, this.packed) = (kind, packed);
        length = new PlainLength(limits, packed.Length);
        // The decoders read a byte at a time.
        input = new BufferedStream(packed.Stream, 1 << 16);
        decoder = kind switch
        {
            DropKind.TarGz => new GZipStream(input, System.IO.Compression.CompressionMode.Decompress),
            DropKind.TarBz2 => BZip2Stream.Create(input, CompressionMode.Decompress, decompressConcatenated: true, leaveOpen: true),
            DropKind.TarXz => new XZStream(input),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    public static CompressedTar Open(DropKind kind, TempFile packed, DropLimits limits)
    {
        packed.MustBegin(kind switch { DropKind.TarGz => GzipStart, DropKind.TarBz2 => BZip2Start, _ => XzBlocks.Start });
        if (kind == DropKind.TarXz) XzBlocks.Check(packed);
        try
        {
            return new CompressedTar(kind, packed, limits);
        }
        catch (Exception fault) when (ArchiveFaults.IsOfDecoder(fault))
        {
            throw new MemoArchiveException(
                kind == DropKind.TarXz ? MemoArchiveFault.CorruptCompression : CompressedEnd.FaultOf(kind, packed, 0));
        }
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        int read;
        try
        {
            read = decoder.Read(buffer);
        }
        catch (Exception fault) when (ArchiveFaults.IsOfDecoder(fault))
        {
            throw Broken();
        }

        if (read == 0) CheckEnd();
        length.Add(read);
        crc.Append(buffer[..read]);
        plainLength += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            decoder.Dispose();
            input.Dispose();
        }

        base.Dispose(disposing);
    }

    private void CheckEnd()
    {
        if (kind == DropKind.TarGz)
            CheckGzipEnd();
        else if (kind == DropKind.TarBz2 && input.Position < packed.Length)
            throw new MemoArchiveException(MemoArchiveFault.TrailingBytes);
    }

    // The file ends in the checksum and length of all that was unpacked. The framework's decoder ends in silence where a file is cut, and
    // passes over what follows; it reads on in a second member, which no writer of one archive makes.
    private void CheckGzipEnd()
    {
        Span<byte> end = stackalloc byte[8];
        var read = RandomAccess.Read(packed.Stream.SafeFileHandle, end, Math.Max(0, packed.Length - end.Length));
        var isGood = read == end.Length
            && BinaryPrimitives.ReadUInt32LittleEndian(end) == crc.GetCurrentHashAsUInt32()
            && BinaryPrimitives.ReadUInt32LittleEndian(end[4..]) == (uint)plainLength;
        if (!isGood) throw Broken();
    }

    // The frame of an xz was checked before: it is neither cut nor has it more behind it.
    private MemoArchiveException Broken() =>
        new(kind == DropKind.TarXz ? MemoArchiveFault.CorruptCompression : CompressedEnd.FaultOf(kind, packed, plainLength));
}
