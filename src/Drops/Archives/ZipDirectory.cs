using System.Buffers.Binary;

namespace Postvogn.Drops.Archives;

/// <summary>Walked before the framework takes it into memory, whole however long; and it tells how entries are compressed, which the
/// framework does not.</summary>
internal static class ZipDirectory
{
    private const uint HeaderMark = 0x02014B50;
    private const uint EndMark = 0x06054B50;
    private const uint LongEndMark = 0x06064B50;
    private const uint LongEndPlaceMark = 0x07064B50;
    private const uint LocalHeaderMark = 0x04034B50;
    private const int HeaderLength = 46;
    private const int LocalHeaderLength = 30;
    private const int EndLength = 22;
    private const int LongEndPlaceLength = 20;
    private const int LongEndLength = 56;
    private const int LongestComment = ushort.MaxValue;
    private const uint Long = uint.MaxValue;

    public static IReadOnlyList<ZipDirectoryEntry> Read(TempFile file, int maxEntries)
    {
        var entries = new List<ZipDirectoryEntry>();
        var header = new byte[HeaderLength];
        var (position, end) = FindPlace(file);
        var packedLength = 0L;
        while (position < end && TryRead(file, position, header) && Number32(header, 0) == HeaderMark)
        {
            if (entries.Count == maxEntries) throw new MemoArchiveException(MemoArchiveFault.TooManyEntries, entries.Count + 1);
            entries.Add(EntryOf(file, header, position));
            packedLength += Math.Min(entries[^1].PackedLength, file.Length + 1);
            position += HeaderLength + Number16(header, 28) + Number16(header, 30) + Number16(header, 32);
        }

        if (entries.Count == 0) throw position == end ? new MemoArchiveException(MemoArchiveFault.Empty) : Damaged();
        // The same bytes would have to serve several entries, as they do in the best known bombs.
        return packedLength <= file.Length ? entries : throw Damaged();
    }

    // What the directory says of an entry, which must be what stands before the entry itself: one of them is damaged or lies if they
    // differ, and readers differ in whom they believe.
    private static ZipDirectoryEntry EntryOf(TempFile file, ReadOnlySpan<byte> header, long position)
    {
        var nameLength = Number16(header, 28);
        var (packedLength, start) = LongNumbers(file, header, position + HeaderLength + nameLength);
        var (name, itself) = (new byte[nameLength], new byte[LocalHeaderLength + nameLength]);
        var isSame = TryRead(file, position + HeaderLength, name) && TryRead(file, start, itself)
            && Number32(itself, 0) == LocalHeaderMark
            && Number16(itself, 26) == nameLength && itself.AsSpan(LocalHeaderLength).SequenceEqual(name)
            && Number16(itself, 8) == Number16(header, 10) && ((Number16(itself, 6) ^ Number16(header, 8)) & 1) == 0;
        if (!isSame) throw Damaged();
        var dataStart = start + itself.Length + Number16(itself, 28);
        return new ZipDirectoryEntry(
            (ZipMethod)Number16(header, 10), (Number16(header, 8) & 1) != 0, dataStart, packedLength);
    }

    // Where a number is all ones, it stands in the extra field of the long form: first the plain length, then these. Some writers do so
    // for any.
    private static (long PackedLength, long Start) LongNumbers(TempFile file, ReadOnlySpan<byte> header, long extraAt)
    {
        var (plainLength, packedLength, start) = (Number32(header, 24), (long)Number32(header, 20), (long)Number32(header, 42));
        if (plainLength != Long && packedLength != Long && start != Long) return (packedLength, start);
        var extra = new byte[Number16(header, 30)];
        if (!TryRead(file, extraAt, extra)) throw Cut();
        var numbers = LongField(extra);
        if (plainLength == Long) Next(ref numbers);
        if (packedLength == Long) packedLength = Next(ref numbers);
        if (start == Long) start = Next(ref numbers);
        return packedLength >= 0 && start >= 0 ? (packedLength, start) : throw Damaged();
    }

    private static ReadOnlySpan<byte> LongField(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var length = Number16(extra, 2);
            if (length > extra.Length - 4) break;
            if (Number16(extra, 0) == 1) return extra.Slice(4, length);
            extra = extra[(4 + length)..];
        }

        return [];
    }

    private static long Next(ref ReadOnlySpan<byte> numbers)
    {
        if (numbers.Length < sizeof(long)) throw Damaged();
        var number = BinaryPrimitives.ReadInt64LittleEndian(numbers);
        numbers = numbers[sizeof(long)..];
        return number;
    }

    private static (long Start, long End) FindPlace(TempFile file)
    {
        var tail = new byte[Math.Min(file.Length, EndLength + LongestComment)];
        if (!TryRead(file, file.Length - tail.Length, tail)) throw Cut();
        for (var at = tail.Length - EndLength; at >= 0; at--)
        {
            if (Number32(tail, at) != EndMark) continue;
            var rest = tail.Length - at - EndLength - Number16(tail, at + 20);
            if (rest != 0) throw rest > 0 ? new MemoArchiveException(MemoArchiveFault.TrailingBytes) : Cut();
            var end = file.Length - tail.Length + at;
            return LongPlace(file, end) ?? Checked(file, Number32(tail, at + 16), Number32(tail, at + 12), end);
        }

        throw Cut();
    }

    // In a file of many entries another record tells, whose place stands before the last.
    private static (long Start, long End)? LongPlace(TempFile file, long end)
    {
        var place = new byte[LongEndPlaceLength];
        if (end < place.Length || !TryRead(file, end - place.Length, place) || Number32(place, 0) != LongEndPlaceMark) return null;
        var record = new byte[LongEndLength];
        var at = BinaryPrimitives.ReadInt64LittleEndian(place.AsSpan(8));
        if (!TryRead(file, at, record) || Number32(record, 0) != LongEndMark)
        {
            at = end - LongEndPlaceLength - LongEndLength;
            if (!TryRead(file, at, record) || Number32(record, 0) != LongEndMark) throw Damaged();
        }

        var length = BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(40));
        return Checked(file, BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(48)), length, at);
    }

    // The directory ends where its end says so. If it lies elsewhere than it says, something stands before it: another archive, as each
    // begins with the same letters.
    private static (long Start, long End) Checked(TempFile file, long start, long length, long end)
    {
        if (start >= 0 && start == end - length) return (start, end);
        var mark = new byte[sizeof(uint)];
        var isShifted = start >= 0 && start < end - length
            && (length == 0 || (TryRead(file, end - length, mark) && Number32(mark, 0) == HeaderMark));
        throw isShifted ? new MemoArchiveException(MemoArchiveFault.TrailingBytes) : Damaged();
    }

    private static bool TryRead(TempFile file, long position, Span<byte> bytes) =>
        position >= 0 && RandomAccess.Read(file.Stream.SafeFileHandle, bytes, position) == bytes.Length;

    private static int Number16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint Number32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static MemoArchiveException Cut() => new(MemoArchiveFault.Truncated);

    private static MemoArchiveException Damaged() => new(MemoArchiveFault.CorruptCompression);
}

/// <summary>Where its data lie, and how many bytes they have, compressed.</summary>
internal sealed record ZipDirectoryEntry(ZipMethod Method, bool IsEncrypted, long Start, long PackedLength);

internal enum ZipMethod
{
    Stored = 0,
    Deflate = 8,
    Deflate64 = 9,
    BZip2 = 12,
    Lzma = 14,
}
