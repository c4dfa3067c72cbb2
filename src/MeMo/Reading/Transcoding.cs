using System.Buffers;
using System.Text;

namespace Postvogn.MeMo.Reading;

/// <summary>From one encoding to UTF-8, piece by piece, up to the first bytes that are no character.</summary>
internal sealed class Transcoding
{
    // No character of XML, so that it can stand for bytes that are none.
    private const char Mark = '\uFFFF';

    private readonly string name;
    private readonly Encoding encoding;
    private readonly Decoder decoder;
    private readonly Encoder encoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetEncoder();
    private readonly FirstBroken broken = new();
    private string? beginning;
    private char[] letters = [];

    // What a single byte that stands for nothing decodes to, in code pages of two bytes.
    private readonly Dictionary<char, byte> nothings;
    private readonly SearchValues<char> noCharacters;

    // What the first piece begins with, in place of what it decodes to, or null.
    public Transcoding(int codePage, string name, string? beginning)
    {
        (this.name, this.beginning) = (name, beginning);
        encoding = EncodingNames.Strict(codePage, broken);
        decoder = encoding.GetDecoder();
        nothings = encoding.IsSingleByte ? [] : NothingsOf(codePage);
        noCharacters = SearchValues.Create([Mark, .. nothings.Keys]);
    }

    public InputFault? Fault { get; private set; }

    // With room for what was held of the piece before, and for a mark.
    public static int MostBytes(int pieceSize) => (3 * (pieceSize + 8)) + 1;

    public int Convert(ReadOnlySpan<byte> piece, Span<byte> destination, bool isLast)
    {
        if (letters.Length == 0)
            letters = new char[encoding.GetMaxCharCount(Math.Max(piece.Length, MostBytes(0)) + (16 * 1024))];
        var count = decoder.GetChars(piece, letters, isLast);
        if (beginning is not null)
            beginning.AsSpan(0, Math.Min(beginning.Length, count)).CopyTo(letters);
        beginning = null;
        var good = letters.AsSpan(0, count);
        if (IndexOfBroken(good) is >= 0 and var at)
        {
            Fault = InputFaults.NotOf(name, BytesAt(at, good[at], piece));
            good = good[..at];
        }

        return encoder.GetBytes(good, destination, isLast && Fault is null);
    }

    // The tables of Windows give bytes that stand for nothing a control, or a character of no meaning.
    private int IndexOfBroken(ReadOnlySpan<char> text)
    {
        if (!encoding.IsSingleByte)
            return text.IndexOfAny(noCharacters);
        var mark = text.IndexOf(Mark);
        var nothing = text.IndexOfAnyInRange('\uF700', '\uF8FE');
        var control = encoding.CodePage is >= 1250 and <= 1258 or 874 ? text.IndexOfAnyInRange('\u0080', '\u009F') : -1;
        return new[] { mark, nothing, control }.Where(at => at >= 0).DefaultIfEmpty(-1).Min();
    }

    private byte[] BytesAt(int at, char letter, ReadOnlySpan<byte> piece)
    {
        if (letter == Mark)
            return broken.Bytes;
        return [encoding.IsSingleByte ? piece[at] : nothings[letter]];
    }

    // Two bytes may mean a character of private use, which somebody gave a meaning; one byte never does.
    private static Dictionary<char, byte> NothingsOf(int codePage)
    {
        var strict = EncodingNames.Strict(codePage, DecoderFallback.ExceptionFallback);
        var found = new Dictionary<char, byte>();
        for (var value = 0x80; value <= 0xFF; value++)
        {
            try
            {
                if (strict.GetString([(byte)value]) is [var nothing]
                    && nothing is (>= '\u0080' and <= '\u009F') or (>= '\uE000' and <= '\uF8FF'))
                    found.TryAdd(nothing, (byte)value);
            }
            catch (DecoderFallbackException)
            {
                // The first of several.
            }
        }

        return found;
    }

    private sealed class FirstBroken : DecoderFallback
    {
        public byte[] Bytes { get; private set; } = [];

        public override int MaxCharCount => 1;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new MarkBuffer(this);

        private sealed class MarkBuffer(FirstBroken owner) : DecoderFallbackBuffer
        {
            private int left;
            private bool given;

            public override int Remaining => left;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                if (owner.Bytes.Length == 0)
                    owner.Bytes = bytesUnknown;
                (left, given) = (1, false);
                return true;
            }

            public override char GetNextChar()
            {
                if (left == 0)
                    return '\0';
                (left, given) = (0, true);
                return Mark;
            }

            public override bool MovePrevious()
            {
                if (!given)
                    return false;
                (left, given) = (1, false);
                return true;
            }
        }
    }
}
