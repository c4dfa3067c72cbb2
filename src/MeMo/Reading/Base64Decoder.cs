using System.Buffers;
using System.Buffers.Text;

namespace Postvogn.MeMo.Reading;

/// <summary>Decodes base64 that comes in pieces, with white space anywhere. Four letters make three bytes.</summary>
internal sealed class Base64Decoder
{
    private static readonly SearchValues<byte> Space = SearchValues.Create(" \t\r\n"u8);

    private readonly byte[] quad = new byte[4];
    private int held;
    private bool padded;

    /// <summary>Whether a letter was met that is not base64, or one behind the padding.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Whether the text may end here: no letters are left over.</summary>
    public bool IsWhole => !IsBroken && held == 0;

    /// <summary>
    /// Decodes letters only, as far as they go and fit, in one pass. The framework's routine passes over white space and stops at any
    /// other byte; where it wrote three bytes for every four, it met neither, so nobody need look at those bytes again.
    /// </summary>
    /// <returns>
    /// How many bytes were written: three for every four letters that were taken; 0 where something else is among the letters.
    /// </returns>
    public int DecodeLetters(ReadOnlySpan<byte> letters, Span<byte> destination)
    {
        if (held > 0 || padded || IsBroken)
            return 0;
        var length = Math.Min(letters.Length / 4, destination.Length / 3) * 4;
        _ = Base64.DecodeFromUtf8(letters[..length], destination, out var taken, out var written, isFinalBlock: false);
        return written / 3 * 4 == taken ? written : 0;
    }

    /// <summary>Decodes as much as there is and fits, and says how much; a destination of three bytes always lets it go on.</summary>
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

    /// <summary>Padding may only stand in the last four letters of the whole text.</summary>
    private int DecodeQuads(ReadOnlySpan<byte> letters, Span<byte> destination)
    {
        var status = Base64.DecodeFromUtf8(letters, destination, out _, out var written);
        IsBroken = padded || status != OperationStatus.Done;
        padded = letters[^1] == '=';
        return IsBroken ? 0 : written;
    }
}
