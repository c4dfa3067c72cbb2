using System.Buffers.Binary;

namespace Postvogn.DigitalPost;

/// <summary>36 bytes, little-endian: 8 of magic, version (int32), how many parts follow (int32), the time of what the file holds (UTC
/// ticks, int64), three counts (int32) that what follows must agree with.</summary>
internal readonly record struct FileHead(int Parts, long At, (int First, int Second, int Third) Counts)
{
    public const int Length = 36;

    /// <summary>The last moment of a DateTimeOffset.</summary>
    public const long LastTick = 3155378975999999999;

    private const int Version = 1;

    public void Write(Span<byte> target, ReadOnlySpan<byte> magic)
    {
        magic.CopyTo(target);
        BinaryPrimitives.WriteInt32LittleEndian(target[8..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(target[12..], Parts);
        BinaryPrimitives.WriteInt64LittleEndian(target[16..], At);
        BinaryPrimitives.WriteInt32LittleEndian(target[24..], Counts.First);
        BinaryPrimitives.WriteInt32LittleEndian(target[28..], Counts.Second);
        BinaryPrimitives.WriteInt32LittleEndian(target[32..], Counts.Third);
    }

    public static ContactFileOutcome TryRead(ReadOnlySpan<byte> source, ReadOnlySpan<byte> magic, out FileHead head)
    {
        head = default;
        var start = source[..Math.Min(source.Length, magic.Length)];
        if (!magic.StartsWith(start))
            return ContactFileOutcome.OtherKind;
        if (source.Length < Length)
            return ContactFileOutcome.CutOff;
        if (BinaryPrimitives.ReadInt32LittleEndian(source[8..]) != Version)
            return ContactFileOutcome.OtherVersion;
        head = new(
            BinaryPrimitives.ReadInt32LittleEndian(source[12..]),
            BinaryPrimitives.ReadInt64LittleEndian(source[16..]),
            (BinaryPrimitives.ReadInt32LittleEndian(source[24..]),
             BinaryPrimitives.ReadInt32LittleEndian(source[28..]),
             BinaryPrimitives.ReadInt32LittleEndian(source[32..])));
        return head.At is >= 0 and <= LastTick ? ContactFileOutcome.Opened : ContactFileOutcome.Damaged;
    }
}
