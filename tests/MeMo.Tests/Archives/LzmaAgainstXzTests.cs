using Postvogn.Testing;

namespace Postvogn.MeMo.Tests.Archives;

/// <summary>What we write, the real xz reads; what it writes, we read.</summary>
public sealed class LzmaAgainstXzTests
{
    [FactIfProgram(Xz.Program)]
    public void Compress_EveryKindOfInput_IsReadByXz()
    {
        foreach (var (name, plain) in Inputs.All())
            Xz.Decompress(Codec.Compress(plain)).AsSpan().SequenceEqual(plain).ShouldBeTrue(name);
    }

    [FactIfProgram(Xz.Program)]
    public void Compress_MoreThanTheWindow_IsReadByXz()
    {
        var plain = LongerThanTheWindow();

        Xz.Decompress(Codec.Compress(plain)).AsSpan().SequenceEqual(plain).ShouldBeTrue();
    }

    [FactIfProgram(Xz.Program)]
    public void Decompress_EveryPreset_GivesWhatXzCompressed()
    {
        var plain = Inputs.Mixed(11, 200_000);

        foreach (var preset in Enumerable.Range(0, 10).SelectMany(level => new[] { $"-{level}", $"-{level}e" }))
            Codec.Decompress(Xz.Compress(plain, preset)).AsSpan().SequenceEqual(plain).ShouldBeTrue(preset);
    }

    [FactIfProgram(Xz.Program)]
    public void Decompress_EveryLcLpPb_GivesWhatXzCompressed()
    {
        var plain = Inputs.Mixed(12, 30_000);

        foreach (var option in Options())
            Codec.Decompress(Xz.Compress(plain, option)).AsSpan().SequenceEqual(plain).ShouldBeTrue(option);
    }

    [FactIfProgram(Xz.Program)]
    public void Decompress_EveryDictionary_GivesWhatXzCompressed()
    {
        var plain = Inputs.Mixed(13, 400_000);

        foreach (var size in new[] { "4KiB", "5000", "48KiB", "64KiB", "100KiB", "1536KiB", "16MiB", "128MiB" })
            Codec.Decompress(Xz.Compress(plain, $"--lzma1=preset=1,dict={size}")).AsSpan().SequenceEqual(plain).ShouldBeTrue(size);
    }

    [FactIfProgram(Xz.Program)]
    public void Decompress_EveryKindOfInput_GivesWhatXzCompressed()
    {
        foreach (var (name, plain) in Inputs.All())
            Codec.Decompress(Xz.Compress(plain, "-1")).AsSpan().SequenceEqual(plain).ShouldBeTrue(name);
    }

    private static IEnumerable<string> Options()
    {
        for (var lc = 0; lc <= 4; lc++)
        {
            for (var lp = 0; lp + lc <= 4; lp++)
            {
                for (var pb = 0; pb <= 4; pb++)
                    yield return $"--lzma1=preset=1,lc={lc},lp={lp},pb={pb}";
            }
        }
    }

    /// <summary>37 MB: the window of 32 MiB slides; the end repeats the beginning (out of reach) and the middle (within it).</summary>
    private static byte[] LongerThanTheWindow()
    {
        var start = Inputs.Mixed(14, 300_000);
        var filler = Inputs.Mailing(15, 400);
        var output = new MemoryStream();
        output.Write(start);
        for (var i = 0; output.Length < 37_000_000; i++)
        {
            output.Write(BitConverter.GetBytes(i));
            output.Write(filler, i % 1000, filler.Length - (i % 1000));
        }

        output.Write(start);
        output.Write(Inputs.Random(16, 3_000_000));
        return output.ToArray();
    }
}
