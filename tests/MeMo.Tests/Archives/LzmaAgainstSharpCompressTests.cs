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

    /// <summary>Streams of both writers, small dictionaries and known lengths among them, changed, cut, doubled and mixed: 10,000 in a
    /// whole run. Each ends in a named outcome; and where we read one to a good end, so does the other, and to the same bytes: no damage is
    /// passed over.</summary>
    [Fact]
    public void Decompress_Mutated_NeverGivesWhatTheOtherDoesNot()
    {
        byte[][] streams = [.. Enumerable.Range(1, 6).Select(i => Stream(i, Inputs.Mixed(i, 400 * i)))];
        var random = new Random(23);
        var whole = 0;
        for (var i = 0; i < Scale.Count; i++)
        {
            var mutated = Mutated(streams[i % streams.Length], streams[random.Next(streams.Length)], random);
            if (Codec.FaultOf(mutated) is not null) continue;
            whole++;
            var given = Codec.Decompress(mutated);
            given.AsSpan().SequenceEqual(Decompress(mutated, given.Length)).ShouldBeTrue($"try {i}");
        }

        whole.ShouldBeGreaterThan(0);
    }

    private static byte[] Stream(int number, byte[] plain)
    {
        var packed = number % 2 == 0 ? Codec.Compress(plain) : Compress(plain, 1 << 11 + number);
        if (number % 3 == 0) BinaryPrimitives.WriteInt64LittleEndian(packed.AsSpan(5), plain.Length);
        return packed;
    }

    private static byte[] Mutated(byte[] stream, byte[] other, Random random)
    {
        var mutated = stream.ToArray();
        var place = random.Next(mutated.Length);
        switch (random.Next(8))
        {
            case 0:
                return mutated[..place];
            case 1:
                return [.. mutated[..place], .. other[Math.Min(place, other.Length)..]];
            case 2:
                return [.. mutated[..place], .. mutated[Math.Min(place + random.Next(1, 9), mutated.Length)..]];
            case 3:
                return [.. mutated[..place], (byte)random.Next(256), .. mutated[place..]];
            case 4:
                // The end marker and what the coder flushes: most changes here are of bits that do not matter.
                mutated[^random.Next(1, 6)] ^= (byte)(1 << random.Next(8));
                return mutated;
            case 5:
                mutated[random.Next(HeaderLength)] = (byte)random.Next(256);
                return mutated;
            default:
                for (var changes = random.Next(1, 4); changes > 0; changes--)
                    mutated[random.Next(HeaderLength, mutated.Length)] ^= (byte)(1 << random.Next(8));
                return mutated;
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
        var properties = packed[..5];
        // It refuses a dictionary of less than the least, where the format says to take the least.
        var dictionary = Math.Max(4096, BinaryPrimitives.ReadUInt32LittleEndian(packed.AsSpan(1)));
        BinaryPrimitives.WriteUInt32LittleEndian(properties.AsSpan(1), dictionary);
        // Without the length, which it takes for the end of the input: only how much is asked for bounds it.
        using var stream = LzmaStream.Create(properties, input, input.Length, -1, leaveOpen: false);
        using var output = new MemoryStream();
        var buffer = new byte[1 << 16];
        int read;
        while (output.Length <= most && (read = stream.Read(buffer)) > 0)
            output.Write(buffer, 0, read);
        return output.ToArray();
    }
}
