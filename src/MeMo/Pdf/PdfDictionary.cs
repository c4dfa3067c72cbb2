namespace Postvogn.MeMo.Pdf;

/// <summary>The keys of a dictionary (ISO 32000-1, 7.3.7), passing over what its values hold.</summary>
internal static class PdfDictionary
{
    public static ReadOnlySpan<byte> Space => "\0\t\n\f\r "u8;

    public static ReadOnlySpan<byte> Digits => "0123456789"u8;

    private static ReadOnlySpan<byte> Delimiters => "\0\t\n\f\r ()<>[]{}/%"u8;

    /// <summary>Whether it has the key with a value that is not null. Null: no dictionary begins here.</summary>
    public static bool? Holds(ReadOnlySpan<byte> text, ReadOnlySpan<byte> key)
    {
        text = Trimmed(text);
        if (!text.StartsWith("<<"u8)) return null;
        var (depth, at, isKey) = (0, 0, true);
        while (at < text.Length)
        {
            var rest = text[at..];
            if (depth == 1 && isKey && rest.StartsWith(key) && EndsAt(rest, key.Length))
                return !(Trimmed(rest[key.Length..]) is var value && value.StartsWith("null"u8) && EndsAt(value, 4));
            var length = TokenOf(rest, ref depth);
            if (depth <= 0) return false;
            // Keys and values take turns; what is no name is a value, and "12 0 R" is three words that are none.
            if (depth == 1 && !Space.Contains(rest[0]) && rest[0] != '%') isKey = rest[0] != '/' || !isKey;
            at += length;
        }

        return false;
    }

    private static bool EndsAt(ReadOnlySpan<byte> text, int at) => at >= text.Length || Delimiters.Contains(text[at]);

    private static int TokenOf(ReadOnlySpan<byte> text, ref int depth)
    {
        switch (text[0])
        {
            case (byte)'<' when text.StartsWith("<<"u8):
                depth++;
                return 2;
            case (byte)'>' when text.StartsWith(">>"u8):
                depth--;
                return 2;
            case (byte)'[':
                depth++;
                return 1;
            case (byte)']':
                depth--;
                return 1;
            case (byte)'(':
                return StringOf(text);
            case (byte)'<':
                return Upto(text.IndexOf((byte)'>'), text);
            case (byte)'%':
                return Upto(text.IndexOfAny((byte)'\r', (byte)'\n'), text);
            default:
                var length = 1;
                while (!EndsAt(text, length)) length++;
                return length;
        }
    }

    private static int Upto(int last, ReadOnlySpan<byte> text) => last < 0 ? text.Length : last + 1;

    // Brackets in pairs, or behind a backslash.
    private static int StringOf(ReadOnlySpan<byte> text)
    {
        var open = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\') at++;
            else if (text[at] == '(') open++;
            else if (text[at] == ')' && --open == 0) return at + 1;
        }

        return text.Length;
    }

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> text)
    {
        text = text.TrimStart(Space);
        while (text.StartsWith("%"u8))
            text = text[Upto(text.IndexOfAny((byte)'\r', (byte)'\n'), text)..].TrimStart(Space);
        return text;
    }
}
