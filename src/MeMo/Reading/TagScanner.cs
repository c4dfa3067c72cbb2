using System.Buffers;

namespace Postvogn.MeMo.Reading;

/// <summary>Where a start tag named <c>content</c> ends, in any encoding that holds ASCII. It may also stop in comments or CDATA: whoever
/// asks must ask the XML parser whether it is an element.</summary>
internal sealed class TagScanner
{
    private static readonly SearchValues<byte> Brackets = SearchValues.Create("<>"u8);

    private bool inName;
    private int matched;
    private bool isContent;

    // Says how many; stops behind the bracket that ends a start tag named content.
    public (int Passed, bool AtContent) Pass(ReadOnlySpan<byte> bytes)
    {
        var position = 0;
        while (position < bytes.Length)
        {
            if (inName)
            {
                position = PassName(bytes, position);
                continue;
            }

            var found = bytes[position..].IndexOfAny(Brackets);
            if (found < 0)
                break;
            position += found + 1;
            if (bytes[position - 1] == '<')
                (inName, matched, isContent) = (true, 0, false);
            else if (isContent)
                return (position, true);
        }

        return (bytes.Length, false);
    }

    // The local name begins after a colon, or at the beginning; a slash before it makes it an end tag.
    private int PassName(ReadOnlySpan<byte> bytes, int position)
    {
        while (position < bytes.Length)
        {
            var letter = bytes[position];
            if (letter is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'>' or (byte)'/' or (byte)'<')
            {
                (inName, isContent) = (false, matched == "content"u8.Length);
                return letter == '/' ? position + 1 : position;
            }

            matched = letter == ':' ? 0 : Next(letter);
            position++;
        }

        return position;
    }

    private int Next(byte letter) => matched >= 0 && matched < "content"u8.Length && letter == "content"u8[matched] ? matched + 1 : -1;
}
