using System.Globalization;
using System.IO.Compression;
using System.Text;
using Postvogn.MeMo;

namespace Postvogn.Functions.Tests.Sending;

/// <summary>Drops of every kind that ever stood in the way of others, each made anew from a number. None of them is a letter.</summary>
internal static class HostileDrops
{
    private static readonly byte[] Archive = MemosAsync().GetAwaiter().GetResult();
    private static readonly byte[] Zip = Zipped(("1.xml", Letter()), ("2.xml", Letter()));

    private static readonly (string Ending, Func<Random, byte[]> Content)[] Kinds =
    [
        // Damaged and false archives.
        (".tar.lzma", random => Archive[..random.Next(Archive.Length - 40)]),
        (".tar.lzma", random => Flipped(Archive, random, 5, 8)),
        (".tar.lzma", random => WithLength(1L << random.Next(20, 62))),
        (".tar.lzma", Noise),
        (".zip", random => Zip[..random.Next(Zip.Length - 22)]),
        (".zip", random => Flipped(Zip, random, Zip.Length - 22, 4)),
        (".zip", _ => Zipped(("../a.xml", Letter()))),
        (".zip", _ => Zipped(("a.zip", Zip))),
        (".zip", _ => Zipped(("tom.txt", []))),
        (".tar.gz", _ => Zip),
        (".tgz", random => GZip(Noise(random))),
        (".tar.bz2", Noise),
        (".tar.xz", random => [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, .. Noise(random)]),
        (".tar", Noise),
        (".tar", _ => new byte[10_240]),
        (".tar.gz", _ => GZip(new byte[2_000_000])),

        // Messages that are none.
        (".xml", _ => []),
        (".xml", Noise),
        (".xml", random => Letter()[..random.Next(900)]),
        (".xml", random => Flipped(Letter(), random, 0, 40)),
        (".xml", _ => Text("<a>" + string.Concat(Enumerable.Repeat("<a>", 5_000)))),
        (".xml", _ => Text("<!DOCTYPE a [<!ENTITY b \"&b;&b;\">]><a>&b;</a>")),
        (".xml", _ => Flood(2_000)),
        (".xml", _ => Text(LetterText().Replace("Afgørelse", "\u0001\uFFFE", StringComparison.Ordinal))),
        (".xml", _ => Encoding.Latin1.GetBytes(LetterText())),
        (".xml", _ => [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, .. Letter()]),
        (".xml", _ => Encoding.UTF32.GetBytes(LetterText())),
        (".xml", _ => Text(LetterText().Replace("utf-8", "x-unknown", StringComparison.Ordinal))),
        (".xml", random => Text("<?xml version=\"1.0\"?>" + new string(' ', random.Next(10_000)))),
        (".xml", _ => Zip),

        // Packages that are none.
        (".letter.json", _ => []),
        (".letter.json", Noise),
        (".letter.json", _ => Text("null")),
        (".letter.json", _ => Text("[[[[[[[[[[")),
        (".letter.json", _ => Text(new string('[', 100_000))),
        (".letter.json", _ => Text("""{"files":null}""")),
        (".letter.json", _ => Package("null")),
        (".letter.json", _ => Package("[null]")),
        (".letter.json", _ => Package("""[{"path":null}]""")),
        (".letter.json", _ => Package("""[{"path":""}]""")),
        (".letter.json", _ => Package("""[{"path":"\u0000"}]""")),
        (".letter.json", _ => Package("""[{"path":"\uD800"}]""")),
        (".letter.json", _ => Package("""[{"path":"../../../etc/passwd"}]""")),
        (".letter.json", _ => Package("""[{"path":"/etc/passwd"}]""")),
        (".letter.json", _ => Package($$"""[{"path":"{{new string('x', 3_000)}}"}]""")),
        (".letter.json", _ => Package($$"""[{"path":"{{string.Concat(Enumerable.Repeat("a/", 600))}}b.pdf"}]""")),
        (".letter.json", _ => Package($"[{string.Join(',', Enumerable.Repeat("""{"path":"files/stor.pdf"}""", 23_000))}]")),
        (".letter.json", _ => Package($"[{string.Join(',', Enumerable.Range(0, 20_000).Select(i => $$"""{"path":"{{i}}.pdf"}"""))}]")),
        (".letter.json", _ => Package("""[{"path":"files/stor.pdf","filename":"\u0007","encodingFormat":"\u0000","language":""}]""")),
        (".letter.json", _ => Text(new string(' ', 1_100_000))),
        (".letter.json", _ => [.. Text("{\"label\":\""), 0xC3, 0x28, .. Text("\"}")]),
        (".zip", _ => Zipped(("a.letter.json", Package("[null]")), ("b.letter.json", Text("null")))),
        (".zip", _ => Zipped([.. Enumerable.Range(0, 40).Select(i => ($"{i}.xml", Flood(300)))])),
        (".tar.gz", random => Flipped(GZip(Zip), random, 0, 3)),
    ];

    /// <summary>Under a name that says its kind; every seventh in a folder of another source, or of none.</summary>
    public static (string Name, byte[] Content) Of(int number)
    {
        var (ending, content) = Kinds[number % Kinds.Length];
        var folder = number % 7 == 0 ? (number % 3) switch { 0 => "", 1 => "ukendt/", _ => "KMD/" } : "kmd/";
        var dot = number % 11 == 0 ? "." : "";
        return ($"{folder}{dot}{number.ToString("d4", CultureInfo.InvariantCulture)}{ending}", content(new Random(number)));
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static string LetterText() => SampleMemo.Xml(new Guid("5b0a3c52-9a44-4d0e-8b67-0000000000ff"));

    private static byte[] Letter() => Text(LetterText());

    private static byte[] Flood(int faults) => Text(LetterText().Replace(
        "</memo:MessageHeader>", string.Concat(Enumerable.Repeat("<memo:nothing/>\n", faults)) + "</memo:MessageHeader>",
        StringComparison.Ordinal));

    private static byte[] Package(string files) => Text(
        $$"""{"recipient":{"type":"CPR","id":"{{SampleMemo.Cpr}}"},"label":"x","files":{{files}}}""");

    private static byte[] Noise(Random random)
    {
        var bytes = new byte[random.Next(1, 4_000)];
        random.NextBytes(bytes);
        return bytes;
    }

    // Where it cannot be missed.
    private static byte[] Flipped(byte[] whole, Random random, int start, int length)
    {
        byte[] damaged = [.. whole];
        damaged[start + random.Next(length)] ^= 0xA5;
        return damaged;
    }

    private static byte[] WithLength(long length)
    {
        byte[] lying = [.. Archive];
        BitConverter.TryWriteBytes(lying.AsSpan(5), length);
        return lying;
    }

    private static byte[] GZip(byte[] content)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest)) gzip.Write(content);
        return output.ToArray();
    }

    private static byte[] Zipped(params (string Name, byte[] Content)[] files)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return output.ToArray();
    }

    private static async Task<byte[]> MemosAsync()
    {
        using var packed = new MemoryStream();
        await using (var archive = new MemoArchiveWriter(packed))
        {
            for (var i = 1; i <= 5; i++)
            {
                var uuid = new Guid($"5b0a3c52-9a44-4d0e-8b67-{i:d12}");
                var memo = Text(SampleMemo.Xml(uuid));
                await archive.AddAsync(uuid, memo.Length, new MemoryStream(memo), default);
            }

            await archive.CompleteAsync(default);
        }

        return packed.ToArray();
    }
}
