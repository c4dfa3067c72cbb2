using Postvogn.MeMo.Archives;

namespace Postvogn.MeMo;

/// <summary>LZMA_Alone (the old <c>.lzma</c> format), which Digital Post takes and gives inside <c>.tar.lzma</c> (TI 10.4.1); <c>xz
/// --format=lzma</c> reads and writes the same.</summary>
public static class LzmaCodec
{
    /// <summary>Compresses what is written: lc=3, lp=0, pb=2, a dictionary of 16 MiB, unknown size and an end marker, as the official
    /// reader takes it. Disposing writes the end; until then the output, which stays open, is not a whole file. Flushing does nothing: the
    /// format has no place for it.</summary>
    public static Stream Compress(Stream output) => new LzmaCompressionStream(output);

    /// <summary>Reads what any writer makes: every lc, lp and pb, known and unknown size, dictionaries up to 128 MiB; memory grows with
    /// what is read and never above the dictionary. The whole input, which stays open, must be one LZMA stream: reading throws
    /// <see cref="MemoArchiveException"/> if it is not, at the latest at its end.</summary>
    public static Stream Decompress(Stream input) => new LzmaDecompressionStream(input);
}
