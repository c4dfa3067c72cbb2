using System.Buffers.Binary;

namespace Postvogn.DigitalPost;

/// <summary>Key of the number and flag of the content. No record, as that would show its members.</summary>
internal readonly ref struct ContactRow(long key, int flags)
{
    // The longest row with its end: 0123456789;P;D;1 CR LF.
    private const int Longest = 18;
    private const int LongestCode = 16;
    private const ulong SixBytes = (1UL << 48) - 1;

    private static readonly ulong PersonPost = Six(";P;D;1"u8);
    private static readonly ulong PersonSms = Six(";P;S;1"u8);
    private static readonly ulong CompanyPost = Six(";V;D;1"u8);
    private static readonly ulong CompanySms = Six(";V;S;1"u8);

    public long Key => key;

    public int Flags => flags;

    /// <summary>Reads the row at the start when it is one of the eight texts that a right list is made of (kind, content, line end), and 18
    /// bytes are there. Gives its bytes, with its end; 0 says nothing: read it by <see cref="Read"/>.</summary>
    public static int TryReadUsual(ReadOnlySpan<byte> rest, out ContactRow row)
    {
        row = default;
        if (rest.Length < Longest || !EightDigits.TryRead(rest, out var head))
            return 0;
        if (rest[8] == (byte)';')
        {
            var fields = BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]) & SixBytes;
            row = new(ContactNumber.FirstCompany + head, Flag(fields, CompanyPost, CompanySms));
            return row.Flags == 0 ? 0 : End(rest, 14);
        }
        else
        {
            var (ninth, tenth) = ((uint)(rest[8] - '0'), (uint)(rest[9] - '0'));
            var fields = BinaryPrimitives.ReadUInt64LittleEndian(rest[10..]) & SixBytes;
            row = new((head * 100L) + (ninth * 10) + tenth, Flag(fields, PersonPost, PersonSms));
            return row.Flags == 0 || ninth > 9 || tenth > 9 ? 0 : End(rest, 16);
        }
    }

    /// <summary>Any row, without its end.</summary>
    public static ContactRowKind Read(ReadOnlySpan<byte> text, out ContactRow row)
    {
        row = default;
        Span<Range> fields = stackalloc Range[5];
        if (Split(text, fields) != 4 || !TryReadNumber(text[fields[0]], out var key))
            return ContactRowKind.Bad;
        var kind = text[fields[1]];
        var content = text[fields[2]];
        var registered = text[fields[3]];
        if (!IsCode(kind) || !IsCode(content) || !IsCode(registered))
            return ContactRowKind.Bad;
        if (kind.SequenceEqual("P"u8) ? key >= ContactNumber.FirstCompany : kind.SequenceEqual("V"u8) && key < ContactNumber.FirstCompany)
            return ContactRowKind.Bad;
        var flag = content.SequenceEqual("D"u8) ? Reach.DigitalPostBit : content.SequenceEqual("S"u8) ? Reach.NemSmsBit : 0;
        var isKnown = flag != 0 && registered.SequenceEqual("1"u8) && (kind.SequenceEqual("P"u8) || kind.SequenceEqual("V"u8));
        row = new(key, flag);
        return isKnown ? ContactRowKind.Registration : ContactRowKind.Unknown;
    }

    private static int Flag(ulong fields, ulong post, ulong sms) =>
        fields == post ? Reach.DigitalPostBit : fields == sms ? Reach.NemSmsBit : 0;

    private static int End(ReadOnlySpan<byte> rest, int length) =>
        rest[length] == (byte)'\n' ? length + 1
        : rest[length] == (byte)'\r' && rest[length + 1] == (byte)'\n' ? length + 2
        : 0;

    private static int Split(ReadOnlySpan<byte> text, Span<Range> fields)
    {
        var count = 0;
        foreach (var field in text.Split((byte)';'))
        {
            if (count == fields.Length)
                return count;
            fields[count++] = field;
        }

        return count;
    }

    private static bool TryReadNumber(ReadOnlySpan<byte> text, out long key)
    {
        Span<char> digits = stackalloc char[10];
        key = 0;
        if (text.Length > digits.Length)
            return false;
        for (var place = 0; place < text.Length; place++)
            digits[place] = (char)text[place];
        var isNumber = ContactNumber.TryParse(digits[..text.Length], out var number);
        key = number.Key;
        return isNumber;
    }

    private static bool IsCode(ReadOnlySpan<byte> text)
    {
        foreach (var letter in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)letter))
                return false;
        }

        return text.Length is > 0 and <= LongestCode;
    }

    private static ulong Six(ReadOnlySpan<byte> text)
    {
        Span<byte> eight = stackalloc byte[8];
        text.CopyTo(eight);
        return BinaryPrimitives.ReadUInt64LittleEndian(eight) & SixBytes;
    }
}
