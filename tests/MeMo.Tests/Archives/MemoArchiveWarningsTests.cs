using System.Buffers.Binary;

namespace Postvogn.MeMo.Tests.Archives;

/// <summary>Which archives the official Java library opens: it knows LZMA by its first three bytes, and six sizes of dictionary.</summary>
public sealed class MemoArchiveWarningsTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(128)]
    public void Of_DictionaryThatItOpens_IsNone(int mebibytes) => Of(0x5D, (uint)mebibytes << 20).ShouldBeNull();

    [Theory]
    [InlineData(1u << 18)]
    [InlineData(1u << 20)]
    [InlineData(2u << 20)]
    [InlineData(3u << 20)]
    [InlineData(12u << 20)]
    [InlineData((16u << 20) + 1)]
    [InlineData(4096u)]
    [InlineData(0u)]
    public void Of_DictionaryThatItDoesNotOpen_NamesTheReaderAndTheSize(uint dictionary)
    {
        var warning = Of(0x5D, dictionary)!;
        warning.Code.ShouldBe("warning.archive.reader");
        warning.Message.ShouldBe(
            $"It is compressed with a dictionary of {dictionary} bytes: the official Java library opens 4, 8, 16, 32, 64 and 128 MiB alone.");
    }

    [Theory]
    [InlineData(0x5E, "lc=4, lp=0, pb=2")]
    [InlineData(0x66, "lc=3, lp=1, pb=2")]
    [InlineData(0x00, "lc=0, lp=0, pb=0")]
    [InlineData(0x2D, "lc=0, lp=0, pb=1")]
    public void Of_PropertiesThatItDoesNotKnow_NamesThem(byte properties, string named) =>
        Of(properties, 16 << 20)!.Message.ShouldContain(named);

    [Fact]
    public void Of_EveryArchiveThatWeWrite_IsNone()
    {
        foreach (var (name, plain) in Inputs.All())
            MemoArchiveWarnings.Of(Codec.Compress(plain)).ShouldBeNull(name);
        MemoArchiveWarnings.Of([]).ShouldBeNull();
    }

    private static Finding? Of(byte properties, uint dictionary)
    {
        byte[] start = [properties, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32LittleEndian(start.AsSpan(1), dictionary);
        return MemoArchiveWarnings.Of(start);
    }
}
