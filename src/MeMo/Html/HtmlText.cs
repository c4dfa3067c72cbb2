using System.Buffers;
using System.Text;

namespace Postvogn.MeMo.Html;

/// <summary>Without a byte order mark it is read as UTF-8: in every other encoding that holds ASCII the tags are the same, and their bytes
/// never swallow one.</summary>
internal sealed class HtmlText : IDisposable
{
    private const int Piece = 64 * 1024;

    private static readonly (byte[] Mark, Encoding Encoding)[] Marks =
        [([0xFF, 0xFE], Encoding.Unicode), ([0xFE, 0xFF], Encoding.BigEndianUnicode), ([0xEF, 0xBB, 0xBF], Encoding.UTF8)];

    private Decoder? decoder;

    private HtmlText()
    {
    }

    // Without byte order mark; only the first Length are the file's.
    public char[] Buffer { get; private set; } = ArrayPool<char>.Shared.Rent(Piece);

    public int Length { get; private set; }

    public int Bytes { get; private set; }

    public bool IsTooLarge { get; private set; }

    public ReadOnlySpan<char> Span => Buffer.AsSpan(0, Length);

    public static async ValueTask<HtmlText> ReadAsync(Stream html, int maxBytes, CancellationToken cancellationToken)
    {
        var text = new HtmlText();
        var piece = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            await text.FillAsync(html, piece.AsMemory(0, Piece), maxBytes, cancellationToken);
            return text;
        }
        catch
        {
            text.Dispose();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece, clearArray: true);
        }
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(Buffer, clearArray: true);
        Buffer = [];
    }

    private async ValueTask FillAsync(Stream html, Memory<byte> piece, int maxBytes, CancellationToken cancellationToken)
    {
        while (!IsTooLarge)
        {
            var wanted = (int)Math.Min(piece.Length, (long)maxBytes - Bytes + 1);
            var count = await html.ReadAtLeastAsync(piece[..wanted], wanted, throwOnEndOfStream: false, cancellationToken);
            Bytes += count;
            IsTooLarge = Bytes > maxBytes;
            Append(piece.Span[..count], isLast: count < wanted);
            if (count < wanted)
                break;
        }
    }

    private void Append(ReadOnlySpan<byte> bytes, bool isLast)
    {
        decoder ??= DecoderFor(ref bytes);
        var needed = Length + decoder.GetCharCount(bytes, isLast);
        if (needed > Buffer.Length)
            Grow(needed);
        Length += decoder.GetChars(bytes, Buffer.AsSpan(Length), isLast);
    }

    private static Decoder DecoderFor(ref ReadOnlySpan<byte> bytes)
    {
        foreach (var (mark, encoding) in Marks)
        {
            if (!bytes.StartsWith(mark))
                continue;
            bytes = bytes[mark.Length..];
            return encoding.GetDecoder();
        }

        return Encoding.UTF8.GetDecoder();
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(needed, 2 * Buffer.Length));
        Span.CopyTo(larger);
        ArrayPool<char>.Shared.Return(Buffer, clearArray: true);
        Buffer = larger;
    }
}
