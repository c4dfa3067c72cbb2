using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.LZMA;
using CompressionMode = SharpCompress.Compressors.CompressionMode;

namespace Postvogn.Drops.Archives;

/// <summary>By the framework, and by SharpCompress what that cannot decompress. Neither compares checksums and lengths: each entry is read
/// to its end and compared.</summary>
internal sealed class ZipEntries(TempFile file, DropLimits limits)
{
    // What Digital Post's own reader takes.
    private const int LargestDictionary = 128 << 20;

    private const int FileTypeBits = 0xF000;
    private const int FolderType = 0x4000;
    private const int PlainFileType = 0x8000;
    private const int LinkType = 0xA000;

    private readonly PlainLength length = new(limits, file.Length);

    public async IAsyncEnumerable<ArchiveEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        file.MustBegin("PK"u8);
        var directory = ZipDirectory.Read(file, limits.Archive.MaxEntries);
        await using var zip = await OpenAsync(directory.Count, cancellationToken);
        foreach (var (i, entry) in zip.Entries.Index())
        {
            var number = i + 1;
            Check(entry, directory[i], number);
            await using var content = Open(entry, directory[i], number);
            yield return new ArchiveEntry(number, entry.FullName, IsFolder(entry), content);
            await content.CopyToAsync(Stream.Null, cancellationToken);
        }
    }

    private async Task<ZipArchive> OpenAsync(int entries, CancellationToken cancellationToken)
    {
        try
        {
            var zip = await ZipArchive.CreateAsync(
                file.Stream, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
            return zip.Entries.Count == entries ? zip : throw Damaged();
        }
        catch (Exception fault) when (ArchiveFaults.IsOfDecoder(fault))
        {
            throw Damaged();
        }
    }

    private void Check(ZipArchiveEntry entry, ZipDirectoryEntry listed, int number)
    {
        if (listed.IsEncrypted) throw ArchiveFaults.Encrypted(number);
        var type = entry.ExternalAttributes >> 16 & FileTypeBits;
        if (type == LinkType) throw new MemoArchiveException(MemoArchiveFault.Link, number);
        if (type is not (0 or FolderType or PlainFileType)) throw new MemoArchiveException(MemoArchiveFault.NotAFile, number);
        if (IsFolder(entry) && entry.Length > 0) throw new MemoArchiveException(MemoArchiveFault.Directory, number);
        if (entry.Length > limits.Archive.MaxEntryLength) throw new MemoArchiveException(MemoArchiveFault.EntryTooLarge, number);
    }

    private static bool IsFolder(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith('/') || (entry.ExternalAttributes >> 16 & FileTypeBits) == FolderType;

    private WholeEntry Open(ZipArchiveEntry entry, ZipDirectoryEntry listed, int number)
    {
        try
        {
            var plain = listed.Method switch
            {
                ZipMethod.Stored or ZipMethod.Deflate or ZipMethod.Deflate64 => entry.Open(),
                ZipMethod.BZip2 => BZip2Stream.Create(Packed(listed), CompressionMode.Decompress, false),
                ZipMethod.Lzma => OpenLzma(listed, entry.Length),
                _ => throw ArchiveFaults.UnknownCompression(number),
            };
            return new WholeEntry(plain, entry.Length, entry.Crc32, length);
        }
        catch (Exception fault) when (ArchiveFaults.IsOfDecoder(fault))
        {
            throw Damaged();
        }
    }

    private BufferedStream Packed(ZipDirectoryEntry listed) => new(file.Slice(listed.Start, listed.PackedLength), 1 << 16);

    // Before the data stand a version, the length of the properties, and these: a byte, and the size of the dictionary.
    private LzmaStream OpenLzma(ZipDirectoryEntry listed, long plainLength)
    {
        var packed = Packed(listed);
        var head = new byte[9];
        packed.ReadExactly(head);
        if (BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(2)) != 5) throw Damaged();
        if (BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(5)) > LargestDictionary)
            throw new MemoArchiveException(MemoArchiveFault.DictionaryTooLarge);
        return LzmaStream.Create(head[4..], packed, listed.PackedLength - head.Length, plainLength, leaveOpen: false);
    }

    private static MemoArchiveException Damaged() => new(MemoArchiveFault.CorruptCompression);

    private sealed class WholeEntry(Stream plain, long stated, uint checksum, PlainLength total) : ForwardStream
    {
        private readonly Crc32 crc = new();
        private long count;

        public override int Read(Span<byte> buffer)
        {
            if (buffer.IsEmpty) return 0;
            int read;
            try
            {
                read = plain.Read(buffer);
            }
            catch (Exception fault) when (ArchiveFaults.IsOfDecoder(fault))
            {
                throw Damaged();
            }

            total.Add(read);
            count += read;
            crc.Append(buffer[..read]);
            var isGood = read > 0 ? count <= stated : count == stated && crc.GetCurrentHashAsUInt32() == checksum;
            return isGood ? read : throw Damaged();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) plain.Dispose();
            base.Dispose(disposing);
        }
    }
}
