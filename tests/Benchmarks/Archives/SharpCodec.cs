using SharpCompress.Compressors.LZMA;

namespace Postvogn.Benchmarks.Archives;

/// <summary>SharpCompress's LZMA with the header of LZMA_Alone, and the dictionary that we use.</summary>
internal static class SharpCodec
{
    private const int HeaderLength = 13;
    private const int Properties = 5;

    public static TimeSpan Pack(string file, string packed) => OurCodec.Timed(() => Compress(file, packed));

    public static TimeSpan Unpack(string packed) => OurCodec.Timed(() => Decompress(packed));

    private static void Compress(string file, string packed)
    {
        using var input = File.OpenRead(file);
        using var output = File.Create(packed);
        output.Write(Enumerable.Repeat((byte)0xFF, HeaderLength).ToArray());
        byte[] properties;
        using (var stream = LzmaStream.Create(new LzmaEncoderProperties(eos: true, dictionary: 16 << 20), false, output))
        {
            input.CopyTo(stream);
            properties = stream.Properties;
        }

        output.Position = 0;
        output.Write(properties);
    }

    private static void Decompress(string packed)
    {
        using var input = File.OpenRead(packed);
        var header = new byte[HeaderLength];
        input.ReadExactly(header);
        using var buffered = new BufferedStream(input, 1 << 16);
        using var plain = LzmaStream.Create(header[..Properties], buffered, input.Length - HeaderLength, -1, leaveOpen: false);
        plain.CopyTo(Stream.Null);
    }
}
