namespace Postvogn.Benchmarks.Archives;

/// <summary>Packs and unpacks a mailing with our codec, with SharpCompress's and with <c>xz</c>, in turns, and prints how they
/// compare.</summary>
internal static class ArchivesBenchmark
{
    private const int DefaultLetters = 600;
    private const int Rounds = 3;

    public static int Run(string[] options)
    {
        var letters = options is [var number, ..] ? int.Parse(number) : DefaultLetters;
        var folder = Directory.CreateTempSubdirectory("postvogn-benchmark-").FullName;
        try
        {
            var tar = Path.Combine(folder, "mailing.tar");
            new MailingCorpus(seed: 1).WriteTar(tar, letters);
            var length = new FileInfo(tar).Length;
            Console.WriteLine(
                $"{letters} letters, {length / 1e6:f1} MB of tar; one thread; MB/s of processor time, best of {Rounds} rounds in turns");
            Pack(tar, length, "-0", "-1", "-6");
            Unpack(tar, length);
            TwoAtOnce(tar);
            PackWithoutRepeats(folder, letters);
            Console.WriteLine($"Memory of packing, the dictionary of 16 MiB included: {PackingMemory.Of(tar)} MiB");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The worst that can come: nothing to find, every byte a literal.</summary>
    private static void PackWithoutRepeats(string folder, int letters)
    {
        var tar = Path.Combine(folder, "unlike.tar");
        new MailingCorpus(seed: 2, shareOfFonts: 0).WriteTar(tar, letters);
        var length = new FileInfo(tar).Length;
        Console.WriteLine();
        Console.WriteLine($"Letters that share nothing, {length / 1e6:f1} MB:");
        Pack(tar, length, "-0");
    }

    private static void Pack(string tar, long length, params string[] presets)
    {
        var ours = new Measurement("ours", () => OurCodec.Pack(tar, Packed(tar, "ours")));
        Measurement[] all =
        [
            ours,
            new Measurement("Sharp", () => SharpCodec.Pack(tar, Packed(tar, "Sharp"))),
            .. presets.Select(preset =>
                new Measurement($"xz {preset}", () => XzProcess.Compress(tar, preset, Packed(tar, $"xz {preset}")))),
        ];
        InTurns(all);

        Console.WriteLine();
        Console.WriteLine("Pack            MB/s    size    ours is");
        foreach (var one in all)
        {
            var size = 100.0 * new FileInfo(Packed(tar, one.Name)).Length / length;
            Console.WriteLine($"  {one.Name,-10} {one.Speed(length),7:f1}  {size,5:f1} %  {one.Fastest / ours.Fastest,5:f2} times as fast");
        }
    }

    private static void Unpack(string tar, long length)
    {
        Console.WriteLine();
        Console.WriteLine("Unpack       ours MB/s  xz MB/s  Sharp MB/s  ours is");
        foreach (var name in new[] { "ours", "Sharp", "xz -0", "xz -1", "xz -6" })
        {
            var packed = Packed(tar, name);
            var ours = new Measurement("ours", () => OurCodec.Unpack(packed));
            var xz = new Measurement("xz", () => XzProcess.Decompress(packed));
            var sharp = new Measurement("Sharp", () => SharpCodec.Unpack(packed));
            InTurns([ours, xz, sharp]);
            Console.WriteLine(
                $"  of {name,-7} {ours.Speed(length),9:f1} {xz.Speed(length),8:f1} {sharp.Speed(length),11:f1}"
                + $"  {xz.Fastest / ours.Fastest,5:f2} times as fast as xz, {sharp.Fastest / ours.Fastest,5:f2} as Sharp");
        }
    }

    /// <summary>By processor time, so it says what two cores of one's own would give: nothing is shared but the memory.</summary>
    private static void TwoAtOnce(string tar)
    {
        var one = new Measurement("one", () => OurCodec.Pack(tar, Packed(tar, "a")));
        var two = new Measurement("two", () => OurCodec.PackTwice(tar, Packed(tar, "a"), Packed(tar, "b")));
        InTurns([one, two]);
        Console.WriteLine();
        Console.WriteLine($"Pack two archives at once, on two cores: {4 * one.Fastest / two.Fastest:f2} times the throughput of one");
    }

    private static void InTurns(IReadOnlyCollection<Measurement> all)
    {
        for (var i = 0; i < Rounds; i++)
        {
            foreach (var one in all)
                one.RunOnce();
        }
    }

    private static string Packed(string tar, string name) => Path.Combine(Path.GetDirectoryName(tar)!, $"{name}.lzma");
}
