using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using SharpCompress.Readers;
using TarReader = System.Formats.Tar.TarReader;

namespace Postvogn.MeMo.Tests.Archives;

/// <summary>Our tar reader beside the framework's and SharpCompress's, over generated and mutated archives (10,000 in a whole run). What we
/// read to its good end, the framework reads alike, or the difference has a reason here; and what both others read, we read, or refuse
/// for a reason here.</summary>
public sealed class TarAgainstFrameworkTests
{
    /// <summary>What we refuse and others read, by the fault that says so.</summary>
    private static readonly Dictionary<MemoArchiveFault, string> Refused = new()
    {
        [MemoArchiveFault.Truncated] = "Others take the end of the input, or an entry that is cut, for the end: letters would be lost in silence.",
        [MemoArchiveFault.TrailingBytes] = "Others stop at the first block of zeros; what follows may be letters.",
        [MemoArchiveFault.CorruptTar] = "A checksum, length or extended header that is wrong; others compare no checksum, or pass such over.",
        [MemoArchiveFault.Link] = "Letters are plain files.",
        [MemoArchiveFault.NotAFile] = "Letters are plain files.",
        [MemoArchiveFault.Directory] = "A folder with content: others pass the content over.",
        [MemoArchiveFault.EntryTooLarge] = "No letter is so long; others believe the header.",
    };

    [Fact]
    public async Task Read_Generated_IsWhatTheOthersRead()
    {
        var random = new Random(51);
        for (var i = 0; i < Scale.Count / 5; i++)
        {
            var tar = Generated(random);
            var ours = await OursAsync(tar);
            ours.Fault.ShouldBeNull($"try {i}");
            (await FrameworkAsync(tar))!.ShouldBe(ours.Entries, $"try {i}");
            SharpCompress(tar)!.ShouldBe(ours.Entries, $"try {i}");
        }
    }

    [Fact]
    public async Task Read_Mutated_IsWhatTheFrameworkReadsOrRefusedForAReason()
    {
        var random = new Random(52);
        var (whole, refused) = (0, 0);
        for (var i = 0; i < Scale.Count; i++)
        {
            var tar = Mutated(Generated(random), random);
            var ours = await OursAsync(tar);
            var framework = await FrameworkAsync(tar);
            if (ours.Fault is { } fault)
            {
                refused++;
                if (framework is not null) Refused.ShouldContainKey(fault, $"try {i}");
            }
            else if (framework is not null)
            {
                whole++;
                framework.ShouldBe(ours.Entries, $"try {i}");
            }
            else
            {
                // The framework refuses numbers that do not matter here (owner, time, device) when they are none.
                SharpCompress(tar)?.ShouldBe(ours.Entries, $"try {i}");
            }
        }

        whole.ShouldBeGreaterThan(Scale.Count / 50);
        refused.ShouldBeGreaterThan(Scale.Count / 50);
    }

    private static byte[] Generated(Random random)
    {
        using var output = new MemoryStream();
        using (var writer = new TarWriter(output, leaveOpen: true))
        {
            for (var count = random.Next(1, 5); count > 0; count--)
            {
                var name = $"{new string('n', random.Next(1, 60))}{count}/{new string('m', random.Next(1, 39))}.xml";
                var content = new byte[random.Next(4) * random.Next(700)];
                random.NextBytes(content);
                TarEntry entry = random.Next(4) switch
                {
                    0 => new V7TarEntry(TarEntryType.V7RegularFile, name[^Math.Min(name.Length, 90)..]),
                    1 => new UstarTarEntry(TarEntryType.RegularFile, name),
                    2 => new PaxTarEntry(TarEntryType.RegularFile, $"{new string('p', random.Next(150))}/{name}"),
                    _ => new GnuTarEntry(TarEntryType.RegularFile, $"{new string('g', random.Next(150))}/{name}"),
                };
                entry.DataStream = new MemoryStream(content);
                writer.WriteEntry(entry);
            }
        }

        return output.ToArray();
    }

    private static byte[] Mutated(byte[] tar, Random random)
    {
        var headers = Enumerable.Range(0, tar.Length / 512).Where(i => tar.AsSpan(i * 512 + 257, 5).SequenceEqual("ustar"u8)).ToArray();
        var place = random.Next(tar.Length);
        switch (random.Next(6))
        {
            case 0:
                return tar[..place];
            case 1:
                return [.. tar, .. new byte[random.Next(1, 2_000)]];
            case 2:
                return [.. tar, .. tar];
            case 3 when headers.Length > 0:
                // A header field, with the checksum made right: what only its meaning makes wrong.
                var header = tar.AsSpan(headers[random.Next(headers.Length)] * 512, 512);
                header[random.Next(0, 345)] = (byte)"0123456789 \0x/Lgx"[random.Next(17)];
                Seal(header);
                return tar;
            default:
                tar[place] ^= (byte)(1 << random.Next(8));
                return tar;
        }
    }

    private static void Seal(Span<byte> header)
    {
        header.Slice(148, 8).Fill((byte)' ');
        var sum = 0;
        foreach (var value in header) sum += value;
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ", header.Slice(148, 8));
    }

    private static async Task<(IReadOnlyList<string> Entries, MemoArchiveFault? Fault)> OursAsync(byte[] tar)
    {
        var entries = new List<string>();
        using var reader = new TarArchiveReader(new MemoryStream(tar));
        try
        {
            while (await reader.ReadNextAsync(default) is { } entry)
            {
                if (!entry.IsFolder) entries.Add(Line(entry.Name, await BytesAsync(entry.Content)));
            }

            return (entries, null);
        }
        catch (MemoArchiveException broken)
        {
            return (entries, broken.Fault);
        }
    }

    /// <summary>Null: it refuses the archive.</summary>
    private static async Task<IReadOnlyList<string>?> FrameworkAsync(byte[] tar)
    {
        var entries = new List<string>();
        try
        {
            await using var reader = new TarReader(new MemoryStream(tar));
            while (await reader.GetNextEntryAsync() is { } entry)
            {
                if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile)
                    entries.Add(Line(entry.Name, entry.DataStream is null ? [] : await BytesAsync(entry.DataStream)));
            }

            return entries;
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static List<string>? SharpCompress(byte[] tar)
    {
        var entries = new List<string>();
        try
        {
            using var reader = ReaderFactory.OpenReader(new MemoryStream(tar));
            while (reader.MoveToNextEntry())
            {
                using var content = new MemoryStream();
                using (var plain = reader.OpenEntryStream()) plain.CopyTo(content);
                if (!reader.Entry.IsDirectory) entries.Add(Line(reader.Entry.Key!, content.ToArray()));
            }

            return entries;
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static async Task<byte[]> BytesAsync(Stream content)
    {
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static string Line(string name, byte[] content) => $"{name}: {Convert.ToHexString(SHA256.HashData(content))[..16]} {content.Length}";
}
