using Postvogn.MeMo.Archives;
using Postvogn.Testing;

namespace Postvogn.MeMo.Tests.Archives.Plain;

/// <summary>Each fast way is held against the plain way of doing the same, on random input.</summary>
public sealed class FastAgainstPlainTests
{
    [Fact]
    public void LiteralRun_RandomModelsAndBytes_GivesThePlainBytesAndModel()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var window = Inputs.Random(seed, random.Next(2, 600));
            var plainModel = RandomModel(random);
            var fastModel = plainModel.ToArray();
            using var plain = new RangeEncoder();
            using var fast = new RangeEncoder();
            Begin(plain, fast, random);

            var state = random.Next(7);
            var plainState = PlainLiterals.Encode(plain, plainModel, window, 1, window.Length, state);
            fast.Reserve((window.Length * LiteralRunEncoder.MostBytesALiteral) + LiteralRunEncoder.Slack);
            var fastState = LiteralRunEncoder.Encode(fast, fastModel, window, 1, window.Length, state);

            (fastState, fast.Range, fast.Low).ShouldBe((plainState, plain.Range, plain.Low), $"seed {seed}");
            fastModel.AsSpan().SequenceEqual(plainModel).ShouldBeTrue($"seed {seed}");
            fast.Finish().Span.SequenceEqual(plain.Finish().Span).ShouldBeTrue($"seed {seed}");
        }
    }

    [Fact]
    public void LiteralRun_CarryThroughManyBytes_GivesThePlainBytes()
    {
        using var plain = new RangeEncoder();
        using var fast = new RangeEncoder();
        foreach (var coder in new[] { plain, fast })
        {
            coder.Output.AsSpan(1, 40).Fill(0xFF);
            coder.Count = 41;
            coder.Low = uint.MaxValue;
        }

        var window = Inputs.Random(1, 100);
        PlainLiterals.Encode(plain, RandomModel(new Random(1)), window, 1, 100, 0);
        LiteralRunEncoder.Encode(fast, RandomModel(new Random(1)), window, 1, 100, 0);

        fast.Finish().Span.SequenceEqual(plain.Finish().Span).ShouldBeTrue();
        fast.Output[0].ShouldBe((byte)1, "the carry goes all the way");
    }

    [Fact]
    public void LiteralRun_NoRoom_Throws()
    {
        using var coder = new RangeEncoder();
        var window = new byte[coder.Output.Length];

        Should.Throw<ArgumentException>(() => LiteralRunEncoder.Encode(coder, RandomModel(new Random(1)), window, 1, window.Length, 0));
    }

    [Fact]
    public void Find_RandomWindows_FindsThePlainRepeats()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            byte[] window = [0, 0, 0, 0, .. Inputs.Mixed(seed, 40_000)];
            var plain = new PlainMatchFinder();
            using var fast = new LongMatchFinder(1 << 24);
            var to = window.Length - LongMatchFinder.HashedBytes + 1;

            for (var from = 4; from < to;)
            {
                var expected = plain.Find(window, from, to);
                fast.Find(window, from, to).ShouldBe(expected, $"seed {seed} from {from}");
                from = expected?.End ?? to;
            }
        }
    }

    [Fact]
    public void Find_RepeatBeyondTheDictionary_IsNotFound()
    {
        var piece = Inputs.Base64(new Random(1), 900);
        byte[] window = [0, 0, 0, 0, .. piece, .. Inputs.Random(2, 5_000), .. piece];
        using var finder = new LongMatchFinder(5_000);

        finder.Find(window, 4, window.Length - 8).ShouldBeNull();
    }

    [FactIfProgram(Xz.Program)]
    public void Decode_StreamsOfEveryOption_GivesThePlainResult()
    {
        var plain = Inputs.Mixed(51, 60_000);
        string[] ways =
        [
            "-0", "-6e", "--lzma1=preset=6,lc=0,lp=4,pb=0", "--lzma1=preset=1,lc=4,lp=0,pb=4,dict=4KiB", "--lzma1=preset=4,lc=1,lp=2,pb=1",
        ];
        foreach (var options in ways)
            PlainLzmaDecoder.Decode(Xz.Compress(plain, options)).ShouldBe(plain, options);
    }

    [Fact]
    public void Decode_RandomSymbolsOfEveryOption_GivesWhatTheyMean()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var header = RandomHeader(random);
            var (stream, plain) = RandomSymbols.Write(random, header, random.Next(3_000), withMarker: random.Next(2) == 0);

            Codec.Decompress(stream).AsSpan().SequenceEqual(plain).ShouldBeTrue($"seed {seed}: {header}");
            PlainLzmaDecoder.Decode(stream).AsSpan().SequenceEqual(plain).ShouldBeTrue($"seed {seed}: {header}");
        }
    }

    [Fact]
    public void Decode_DistanceOneTooFar_IsCorrupt()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var stream = RandomSymbols.WriteReachingTooFar(random, RandomHeader(random), random.Next(1_000));

            Codec.FaultOf(stream).ShouldBe(MemoArchiveFault.CorruptCompression, $"seed {seed}");
            PlainLzmaDecoder.Decode(stream).ShouldBeNull($"seed {seed}");
        }
    }

    [Fact]
    public void Decode_MutatedStreams_GivesThePlainResult()
    {
        var random = new Random(53);
        for (var i = 0; i < 600; i++)
        {
            var (whole, _) = RandomSymbols.Write(random, RandomHeader(random), 30, withMarker: true);
            var mutated = whole.ToArray();
            mutated[random.Next(LzmaHeader.Length, mutated.Length)] = (byte)random.Next(256);
            ShouldAgree(mutated);
        }
    }

    /// <summary>The same plain bytes, or a fault from both.</summary>
    private static void ShouldAgree(byte[] stream)
    {
        var expected = PlainLzmaDecoder.Decode(stream);
        if (expected is null)
            Codec.FaultOf(stream).ShouldNotBeNull();
        else
            Codec.Decompress(stream).ShouldBe(expected);
    }

    private static void Begin(RangeEncoder plain, RangeEncoder fast, Random random)
    {
        plain.Range = fast.Range = (uint)random.NextInt64(1 << 24, 1L << 32);
        plain.Low = fast.Low = (uint)random.NextInt64(1L << 32);
    }

    private static ushort[] RandomModel(Random random)
    {
        var model = new ushort[LzmaModel.Size(LzmaHeader.Ours)];
        for (var i = 0; i < model.Length; i++)
            model[i] = (ushort)random.Next(31, 2018);
        return model;
    }

    /// <summary>A small dictionary half of the time, so that the ring goes round.</summary>
    private static LzmaHeader RandomHeader(Random random) =>
        new(random.Next(9), random.Next(5), random.Next(5), random.Next(2) == 0 ? random.Next(4096, 20_000) : 1 << 20, null);
}
