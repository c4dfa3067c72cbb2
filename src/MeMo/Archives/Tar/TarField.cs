using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Postvogn.MeMo.Archives;

/// <summary>Text up to a zero byte, or a number in octal digits.</summary>
internal readonly record struct TarField(int Offset, int Length)
{
    public ReadOnlySpan<byte> Bytes(ReadOnlySpan<byte> block) => block.Slice(Offset, Length);

    public Span<byte> Bytes(Span<byte> block) => block.Slice(Offset, Length);

    public void Write(Span<byte> block, string text) => Encoding.ASCII.GetBytes(text, Bytes(block));

    public string Read(ReadOnlySpan<byte> block)
    {
        var bytes = Bytes(block);
        var end = bytes.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
    }

    // Octal digits with leading zeros and a zero byte; beyond what these hold (8 GiB) the form in bytes that all readers know.
    public void WriteNumber(Span<byte> block, long number)
    {
        var digits = Convert.ToString(number, 8);
        if (digits.Length < Length)
        {
            Write(block, digits.PadLeft(Length - 1, '0') + "\0");
            return;
        }

        var bytes = Bytes(block);
        bytes[0] = 0x80;
        BinaryPrimitives.WriteInt64BigEndian(bytes[(Length - sizeof(long))..], number);
    }

    // In octal digits, or in bytes from 0 to 2^63-1.
    public long ReadNumber(ReadOnlySpan<byte> block)
    {
        var bytes = Bytes(block);
        return (bytes[0] & 0x80) == 0 ? ReadOctal(bytes) : ReadBinary(bytes);
    }

    private static long ReadOctal(ReadOnlySpan<byte> bytes)
    {
        // Behind the first space or zero byte some writers leave what stood there before.
        var digits = bytes.TrimStart(" \0"u8);
        var end = digits.IndexOfAny((byte)' ', (byte)0);
        var number = 0L;
        foreach (var digit in end < 0 ? digits : digits[..end])
        {
            if (digit is < (byte)'0' or > (byte)'7')
                throw new MemoArchiveException(MemoArchiveFault.CorruptTar);
            number = (number << 3) + digit - '0';
        }

        return number;
    }

    private static long ReadBinary(ReadOnlySpan<byte> bytes)
    {
        var number = bytes.Length > sizeof(long) ? BinaryPrimitives.ReadInt64BigEndian(bytes[^sizeof(long)..]) : -1;
        var isLarger = bytes[0] != 0x80 || bytes[1..^sizeof(long)].ContainsAnyExcept((byte)0);
        return isLarger || number < 0 ? throw new MemoArchiveException(MemoArchiveFault.CorruptTar) : number;
    }
}
