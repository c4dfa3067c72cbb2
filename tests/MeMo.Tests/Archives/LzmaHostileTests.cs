using System.Buffers.Binary;
using System.IO.Compression;
using Postvogn.Testing;

namespace Postvogn.MeMo.Tests.Archives;

/// <summary>Damaged and hostile streams end in named outcomes.</summary>
public sealed class LzmaHostileTests
{
    private static readonly byte[] Plain = Inputs.Mixed(21, 4_000);

    [Fact]
    public void Decompress_CutAnywhere_IsTruncated()
    {
        var whole = Codec.Compress(Plain);

        Codec.FaultOf([]).ShouldBe(MemoArchiveFault.EmptyFile);
        for (var length = 1; length < whole.Length; length++)
            Codec.FaultOf(whole[..length]).ShouldBe(MemoArchiveFault.Truncated, $"cut at {length}");
    }

    [FactIfProgram(Xz.Program)]
    public void Decompress_KnownSizeCutAnywhere_IsTruncated()
    {
        var whole = WithKnownSize(Xz.Compress(Plain, "-6"), Plain.Length);

        Codec.FaultOf([]).ShouldBe(MemoArchiveFault.EmptyFile);
        for (var length = 1; length < whole.Length; length++)
            Codec.FaultOf(whole[..length]).ShouldBe(MemoArchiveFault.Truncated, $"cut at {length}");
    }

    [Fact]
    public void Decompress_ReadAgainAfterTheBreak_BreaksAgain()
    {
        var whole = Codec.Compress(Inputs.Mixed(24, 300_000));
        using var plain = LzmaCodec.Decompress(new MemoryStream(whole[..^40]));
        Should.Throw<MemoArchiveException>(() => plain.CopyTo(Stream.Null));

        for (var i = 0; i < 3; i++)
            Should.Throw<MemoArchiveException>(() => plain.ReadByte()).Fault.ShouldBe(MemoArchiveFault.Truncated);
    }

    [Fact]
    public void Decompress_MutatedAnywhere_EndsInANamedOutcome()
    {
        var whole = Codec.Compress(Plain);
        var random = new Random(22);

        for (var i = 0; i < 1_500; i++)
        {
            var mutated = whole.ToArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            DecompressBounded(mutated);
        }
    }

    [FactIfProgram(Xz.Program)]
    public void Decompress_MutatedMatches_EndsInANamedOutcome()
    {
        var whole = Xz.Compress(Plain, "--lzma1=preset=6,lc=0,lp=2,pb=1,dict=4KiB");
        var random = new Random(23);

        for (var i = 0; i < 1_500; i++)
        {
            var mutated = whole.ToArray();
            mutated[random.Next(LzmaHeaderLength, mutated.Length)] ^= (byte)(1 << random.Next(8));
            DecompressBounded(mutated);
        }
    }

    [Fact]
    public void Decompress_RandomBytesAfterAGoodHeader_EndInANamedOutcome()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            byte[] stream = [0x5D, 0, 0, 0, 1, .. Enumerable.Repeat((byte)0xFF, 8), 0, .. Inputs.Random(seed, 5_000)];
            DecompressBounded(stream);
        }
    }

    [Fact]
    public void Decompress_BytesBehindTheEnd_IsTrailingBytes() =>
        Codec.FaultOf([.. Codec.Compress(Plain), 0]).ShouldBe(MemoArchiveFault.TrailingBytes);

    [Fact]
    public void Decompress_TwoStreams_IsTrailingBytes() =>
        Codec.FaultOf([.. Codec.Compress(Plain), .. Codec.Compress(Plain)]).ShouldBe(MemoArchiveFault.TrailingBytes);

    [FactIfProgram(Xz.Program)]
    public void Decompress_KnownSizeWithMarker_IsWhole() =>
        Codec.Decompress(WithKnownSize(Xz.Compress(Plain, "-6"), Plain.Length)).ShouldBe(Plain);

    [Fact]
    public void Decompress_SmallerKnownSize_IsCorrupt() =>
        Codec.FaultOf(WithKnownSize(Codec.Compress(Plain), Plain.Length - 1)).ShouldBe(MemoArchiveFault.CorruptCompression);

    [Fact]
    public void Decompress_LargerKnownSize_IsCorrupt() =>
        Codec.FaultOf(WithKnownSize(Codec.Compress(Plain), Plain.Length + 1)).ShouldBe(MemoArchiveFault.CorruptCompression);

    [Theory]
    [InlineData((128 << 20) + 4096u, MemoArchiveFault.NotLzma)]
    [InlineData(192u << 20, MemoArchiveFault.DictionaryTooLarge)]
    [InlineData(256u << 20, MemoArchiveFault.DictionaryTooLarge)]
    [InlineData(uint.MaxValue, MemoArchiveFault.DictionaryTooLarge)]
    public void Decompress_DictionaryAbove128MiB_IsRefused(uint dictionary, MemoArchiveFault expected)
    {
        var stream = Codec.Compress(Plain);
        BinaryPrimitives.WriteUInt32LittleEndian(stream.AsSpan(1), dictionary);

        Codec.FaultOf(stream).ShouldBe(expected);
    }

    [Fact]
    public void Decompress_LargestDictionaryAndLittleContent_TakesLittleMemory()
    {
        var stream = Codec.Compress(Plain);
        BinaryPrimitives.WriteUInt32LittleEndian(stream.AsSpan(1), 128u << 20);
        Codec.Decompress(stream);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Codec.Decompress(stream).ShouldBe(Plain);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    [Fact]
    public void Decompress_Gzip_SaysSo()
    {
        var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest))
            gzip.Write(Plain);

        Codec.FaultOf(output.ToArray()).ShouldBe(MemoArchiveFault.GzipInsteadOfLzma);
    }

    [FactIfProgram(Xz.Program)]
    public void Decompress_XzFormat_SaysSo() =>
        Codec.FaultOf(Xz.Compress(Plain, "--format=xz")).ShouldBe(MemoArchiveFault.XzInsteadOfLzma);

    [Theory]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\"?><memo/>")]
    [InlineData("PK\u0003\u0004 and something more of a zip file")]
    [InlineData("\u00ff\u00fe a byte that is no lc, lp and pb")]
    public void Decompress_SomethingElse_IsNotLzma(string content) =>
        Codec.FaultOf(System.Text.Encoding.Latin1.GetBytes(content)).ShouldBe(MemoArchiveFault.NotLzma);

    private const int LzmaHeaderLength = 13;

    private static byte[] WithKnownSize(byte[] stream, long size)
    {
        var changed = stream.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(changed.AsSpan(5), size);
        return changed;
    }

    /// <summary>Any outcome will do, but it is one of ours, and it comes after no more than a hundred megabytes.</summary>
    private static void DecompressBounded(byte[] stream)
    {
        var buffer = new byte[1 << 16];
        using var plain = LzmaCodec.Decompress(new MemoryStream(stream));
        try
        {
            var total = 0L;
            for (int read; total < 100_000_000 && (read = plain.Read(buffer)) > 0;)
                total += read;
            total.ShouldBeLessThan(100_000_000);
        }
        catch (MemoArchiveException e)
        {
            Enum.IsDefined(e.Fault).ShouldBeTrue();
        }
    }
}
