using System.Buffers;
using System.Buffers.Text;

namespace Postvogn.MeMo.Reading;

/// <summary>Base64 in pieces, with white space anywhere. Four letters make three bytes.</summary>
internal sealed class Base64Decoder
{
    private static readonly SearchValues<byte> Space = SearchValues.Create(" \t\r\n"u8);

    private static ReadOnlySpan<byte> Alphabet => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8;

    private readonly byte[] quad = new byte[4];
    private int held;
    private bool padded;

    // By a letter that is not base64, or one behind the padding.
    public bool IsBroken { get; private set; }

    // No letters are left over.
    public bool IsWhole => !IsBroken && held == 0;

    // In one pass: three bytes for every four letters; 0 where something else is among them. The framework's routine passes over white
    // space and stops at any other byte; where it wrote three for four, it met neither, so nobody need look at those bytes again.
    public int DecodeLetters(ReadOnlySpan<byte> letters, Span<byte> destination)
    {
        if (held > 0 || padded || IsBroken)
            return 0;
        var length = Math.Min(letters.Length / 4, destination.Length / 3) * 4;
        _ = Base64.DecodeFromUtf8(letters[..length], destination, out var taken, out var written, isFinalBlock: false);
        return written / 3 * 4 == taken ? written : 0;
    }

    // As much as there is and fits; a destination of three bytes always lets it go on.
    public (int Taken, int Written) Decode(ReadOnlySpan<byte> letters, Span<byte> destination)
    {
        var (taken, written) = (0, 0);
        while (taken < letters.Length && !IsBroken && destination.Length - written >= 3)
        {
            var run = letters[taken..];
            var space = run.IndexOfAny(Space);
            if (space == 0)
            {
                taken++;
                continue;
            }

            if (space > 0)
                run = run[..space];
            var (used, got) = held == 0 && run.Length >= 4
                ? DecodeRun(run, destination[written..])
                : (1, DecodeLetter(run[0], destination[written..]));
            taken += used;
            written += got;
        }

        return (taken, written);
    }

    private (int Taken, int Written) DecodeRun(ReadOnlySpan<byte> run, Span<byte> destination)
    {
        var length = Math.Min(run.Length / 4, destination.Length / 3) * 4;
        return (length, DecodeQuads(run[..length], destination));
    }

    private int DecodeLetter(byte letter, Span<byte> destination)
    {
        quad[held++] = letter;
        if (held < 4)
            return 0;
        held = 0;
        return DecodeQuads(quad, destination);
    }

    // Padding may only stand in the last four letters of the whole text.
    private int DecodeQuads(ReadOnlySpan<byte> letters, Span<byte> destination)
    {
        var isBehindPadding = padded;
        padded = letters[^1] == '=';
        var full = padded ? letters[..^4] : letters;
        IsBroken = isBehindPadding || full is [.., (byte)'=']
            || Base64.DecodeFromUtf8(full, destination, out _, out _) != OperationStatus.Done;
        var written = full.Length / 4 * 3;
        return IsBroken ? 0 : written + (padded ? DecodeLast(letters[^4..], destination[written..]) : 0);
    }

    // The letter before the padding may hold bits that stand for no byte (QR==): the service takes them, the framework does not.
    private int DecodeLast(ReadOnlySpan<byte> letters, Span<byte> destination)
    {
        Span<byte> last = [.. letters];
        var (at, bits) = last[2] == '=' ? (1, 0b1111) : (2, 0b11);
        if (Alphabet.IndexOf(last[at]) is >= 0 and var value)
            last[at] = Alphabet[value & ~bits];
        IsBroken = Base64.DecodeFromUtf8(last, destination, out _, out var written) != OperationStatus.Done;
        return IsBroken ? 0 : written;
    }
}
