using System.Buffers.Text;

namespace Postvogn.Benchmarks.Messages;

/// <summary>
/// The limit: the framework's own base64 routine over the same letters, in pieces that are copied in and out, and no XML at all.
/// </summary>
internal static class Base64Limit
{
    private const int PlainPiece = 48 * 1024;
    private const int LettersPiece = PlainPiece / 3 * 4;

    private static readonly byte[] Plain = new byte[PlainPiece];
    private static readonly byte[] Letters = new byte[LettersPiece];

    public static void Decode(Stream letters, Stream output)
    {
        while (letters.ReadAtLeast(Letters, LettersPiece, throwOnEndOfStream: false) is > 0 and var read)
        {
            Base64.DecodeFromUtf8(Letters.AsSpan(0, read), Plain, out _, out var written);
            output.Write(Plain, 0, written);
        }
    }

    public static void Encode(Stream plain, Stream output)
    {
        while (plain.ReadAtLeast(Plain, PlainPiece, throwOnEndOfStream: false) is > 0 and var read)
        {
            Base64.EncodeToUtf8(Plain.AsSpan(0, read), Letters, out _, out var written);
            output.Write(Letters, 0, written);
        }
    }
}
