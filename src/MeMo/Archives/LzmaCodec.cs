using Postvogn.MeMo.Archives;

namespace Postvogn.MeMo;

/// <summary>
/// LZMA_Alone (the old <c>.lzma</c> file format), as two streams. It is what Digital Post takes and gives inside <c>.tar.lzma</c>
/// (TI 10.4.1); <c>xz --format=lzma</c> reads and writes the same.
/// </summary>
public static class LzmaCodec
{
    /// <summary>
    /// A stream to write plain bytes to; <paramref name="output"/> gets them compressed: lc=3, lp=0, pb=2, a dictionary of 16 MiB,
    /// unknown size and an end marker, which is what the official reader takes. Disposing it writes the end; until then the
    /// output is not a whole file. Flushing does nothing, as the format has no place for it.
    /// </summary>
    /// <param name="output">Gets the compressed bytes; is not disposed.</param>
    public static Stream Compress(Stream output) => new LzmaCompressionStream(output);

    /// <summary>
    /// A stream to read plain bytes from. Reads what any writer makes: every lc, lp and pb, known and unknown size, dictionaries
    /// up to 128 MiB. The window grows with what is read and never above the dictionary. The whole of <paramref name="input"/>
    /// must be one LZMA stream: reading throws <see cref="MemoArchiveException"/> if it is not, at the latest when its end is read.
    /// </summary>
    /// <param name="input">The compressed bytes; is not disposed.</param>
    public static Stream Decompress(Stream input) => new LzmaDecompressionStream(input);
}
