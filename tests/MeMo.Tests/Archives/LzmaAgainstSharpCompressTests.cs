using System.Buffers.Binary;
using SharpCompress.Compressors.LZMA;

namespace Postvogn.MeMo.Tests.Archives;

/// <summary>SharpCompress's LZMA, a second reader and writer that shares nothing with ours: what one writes, the other reads.</summary>
public sealed class LzmaAgainstSharpCompressTests
{
    private const int HeaderLength = 13;

    [Fact]
    public void Compress_EveryKindOfInput_IsReadByIt()
    {
        foreach (var (name, plain) in Inputs.All())
            Decompress(Codec.Compress(plain), plain.Length).AsSpan().SequenceEqual(plain).ShouldBeTrue(name);
    }

    [Fact]
    public void Decompress_EveryKindOfInput_GivesWhatItCompressed()
    {
        foreach (var (name, plain) in Inputs.All())
            Codec.Decompress(Compress(plain, 1 << 20)).AsSpan().SequenceEqual(plain).ShouldBeTrue(name);
    }

    [Theory]
    [InlineData(1 << 12)]
    [InlineData(1 << 16)]
    [InlineData(16 << 20)]
    public void Decompress_EveryDictionary_GivesWhatItCompressed(int dictionary)
    {
        var plain = Inputs.Mixed(21, 400_000);
        Codec.Decompress(Compress(plain, dictionary)).AsSpan().SequenceEqual(plain).ShouldBeTrue();
    }

    [Fact]
    public async Task Archive_WrittenByUs_IsReadByItAndTheFrameworksTar()
    {
        var letters = Enumerable.Range(1, 5)
            .Select(i => (Uuid: new Guid(i, 0, 0x4000, [0x80, 0, 0, 0, 0, 0, 0, 0]), Memo: Inputs.Mixed(i, 20_000 * i))).ToList();
        using var archive = new MemoryStream();
        await using (var writer = new MemoArchiveWriter(archive))
        {
            foreach (var (uuid, memo) in letters)
                await writer.AddAsync(uuid, memo.Length, new MemoryStream(memo), default);
            await writer.CompleteAsync(default);
        }

        await using var tar = new System.Formats.Tar.TarReader(new MemoryStream(Decompress(archive.ToArray(), int.MaxValue)));
        foreach (var (uuid, memo) in letters)
        {
            var entry = (await tar.GetNextEntryAsync())!;
            entry.Name.ShouldBe($"{uuid:D}.xml");
            using var content = new MemoryStream();
            await entry.DataStream!.CopyToAsync(content);
            content.ToArray().AsSpan().SequenceEqual(memo).ShouldBeTrue();
        }
        (await tar.GetNextEntryAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Archive_WrittenByThem_IsReadByUs()
    {
        const string name = "0f8fad5b-d9cb-469f-a165-70867728950e.xml";
        var archive = Compress(TarBytes.Tar(TarBytes.File(name, new string('a', 70_000))), 1 << 20);
        (await TarBytes.ReadAllAsync(archive)).ShouldHaveSingleItem().Content.Length.ShouldBe(70_000);
    }

    /// <summary>Where we read a damaged stream to a good end, so does the other, and to the same bytes: no damage is passed over.</summary>
    [Fact]
    public void Decompress_DamagedAnywhere_NeverGivesWhatTheOtherDoesNot()
    {
        var plain = Inputs.Mixed(22, 3_000);
        var packed = Codec.Compress(plain);
        var random = new Random(23);
        for (var i = 0; i < 1_500; i++)
        {
            var damaged = packed.ToArray();
            damaged[random.Next(HeaderLength, damaged.Length)] ^= (byte)(1 << random.Next(8));
            if (Codec.FaultOf(damaged) is null)
                Codec.Decompress(damaged).ShouldBe(Decompress(damaged, 1 << 20), $"try {i}");
        }
    }

    private static byte[] Compress(byte[] plain, int dictionary)
    {
        using var output = new MemoryStream();
        byte[] properties;
        using (var stream = LzmaStream.Create(new LzmaEncoderProperties(eos: true, dictionary), false, output))
        {
            stream.Write(plain);
            properties = stream.Properties;
        }

        byte[] size = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(size, -1);
        return [.. properties, .. size, .. output.ToArray()];
    }

    /// <summary>At most so many bytes: a damaged stream may go on for long.</summary>
    private static byte[] Decompress(byte[] packed, int most)
    {
        using var input = new MemoryStream(packed, HeaderLength, packed.Length - HeaderLength);
        using var stream = LzmaStream.Create(packed[..5], input, input.Length, -1, leaveOpen: false);
        using var output = new MemoryStream();
        var buffer = new byte[1 << 16];
        int read;
        while (output.Length <= most && (read = stream.Read(buffer)) > 0)
            output.Write(buffer, 0, read);
        return output.ToArray();
    }
}
