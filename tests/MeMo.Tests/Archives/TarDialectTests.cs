using System.Formats.Tar;
using System.Text;

namespace Postvogn.MeMo.Tests.Archives;

/// <summary>Every dialect of tar is read; headers are made here by hand where no writer makes them any more.</summary>
public sealed class TarDialectTests
{
    private const int BlockSize = 512;
    private static readonly byte[] Content = Encoding.UTF8.GetBytes(new string('å', 300) + "<memo/>");

    /// <summary>Where in a header letters beyond ASCII may stand: a name, a link's name, owners, the POSIX prefix.</summary>
    [Theory]
    [InlineData(0, "b\u00F8rnehave.xml")]
    [InlineData(157, "\u00E6\u00F8\u00E5")]
    [InlineData(265, "J\u00F8rgen")]
    [InlineData(297, "b\u00F8rn")]
    [InlineData(500, "\u00FF\u00FF\u00FF")]
    public async Task Read_ChecksumOfSignedBytes_IsRead(int place, string text)
    {
        var header = Header("brev.xml", Content.Length);
        header.AsSpan(place, Math.Min(30, BlockSize - place)).Clear();
        Encoding.Latin1.GetBytes(text, header.AsSpan(place));
        if (place == 265) Magic(header, "ustar\0" + "00");
        Sum(header, signed: true);
        (await ReadAsync([.. header, .. Padded(Content), .. new byte[1024]])).ShouldHaveSingleItem().Content.ShouldBe(Content);
        Sum(header, signed: false);
        (await ReadAsync([.. header, .. Padded(Content), .. new byte[1024]])).ShouldHaveSingleItem().Content.ShouldBe(Content);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(512)]
    [InlineData(-256)]
    public async Task Read_ChecksumOfNeitherKind_IsDamaged(int off)
    {
        var header = Header("b\u00E6\u00E6.xml", Content.Length);
        Sum(header, signed: false);
        Number(header, 148, 8, Convert.ToInt64(Encoding.ASCII.GetString(header, 148, 6), 8) + off);
        (await FaultAsync([.. header, .. Padded(Content), .. new byte[1024]])).ShouldBe(MemoArchiveFault.CorruptTar);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ustar\0" + "00")]
    [InlineData("ustar  \0")]
    [InlineData("ustar\0 \0")]
    public async Task Read_EveryMagic_IsRead(string magic)
    {
        var header = Header("brev.xml", Content.Length);
        Magic(header, magic);
        Sum(header);
        var entry = (await ReadAsync([.. header, .. Padded(Content), .. new byte[1024]])).ShouldHaveSingleItem();
        (entry.Name, Convert.ToHexString(entry.Content)).ShouldBe(("brev.xml", Convert.ToHexString(Content)));
    }

    /// <summary>How the length may be written: with spaces or zero bytes around it, without an end, with what stood there before behind
    /// the end, in bytes.</summary>
    [Theory]
    [InlineData("00000001137\0")]
    [InlineData("000000001137")]
    [InlineData("       1137\0")]
    [InlineData("       1137 ")]
    [InlineData("1137\0\0\0\0\0\0\0\0")]
    [InlineData("1137 \0      ")]
    [InlineData("1137\0" + "999abcd")]
    [InlineData("\u0080\0\0\0\0\0\0\0\0\0\u0002\u005F")]
    public async Task Read_EveryFormOfLength_IsThatLength(string length)
    {
        Content.Length.ShouldBe(607);
        var header = Header("brev.xml", 0);
        Encoding.Latin1.GetBytes(length.PadRight(12, '\0'), header.AsSpan(124, 12));
        Sum(header);
        (await ReadAsync([.. header, .. Padded(Content), .. new byte[1024]])).ShouldHaveSingleItem().Content.ShouldBe(Content);
    }

    [Theory]
    [InlineData("\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF")]
    [InlineData("\u0080\0\0\u0001\0\0\0\0\0\0\0\0")]
    [InlineData("\u0080\0\0\0\u0080\0\0\0\0\0\0\0")]
    [InlineData("0000000113x\0")]
    [InlineData("-1\0")]
    [InlineData("00000001138\0")]
    public async Task Read_LengthThatCannotBe_IsDamaged(string length)
    {
        var header = Header("brev.xml", 0);
        Encoding.Latin1.GetBytes(length.PadRight(12, '\0'), header.AsSpan(124, 12));
        Sum(header);
        (await FaultAsync([.. header, .. Padded(Content), .. new byte[1024]])).ShouldBe(MemoArchiveFault.CorruptTar);
    }

    /// <summary>The checksum's field is shorter than the length's.</summary>
    [Theory]
    [InlineData("\u0080\0\0\0\0\0\0\u0001")]
    [InlineData("\u0080\u0001\0\0\0\0\0\0")]
    [InlineData("\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF")]
    [InlineData("\u0081       ")]
    public async Task Read_ChecksumInBytesThatIsWrong_IsDamaged(string checksum)
    {
        var header = Header("brev.xml", Content.Length);
        Encoding.Latin1.GetBytes(checksum, header.AsSpan(148));
        (await FaultAsync([.. header, .. Padded(Content), .. new byte[1024]])).ShouldBe(MemoArchiveFault.CorruptTar);
    }

    [Fact]
    public async Task Read_ChecksumInBytes_IsRead()
    {
        var header = Sealed(Header("brev.xml", Content.Length));
        var sum = Convert.ToInt64(Encoding.ASCII.GetString(header, 148, 6), 8);
        byte[] bytes = [0x80, 0, 0, 0, 0, 0, (byte)(sum >> 8), (byte)sum];
        bytes.CopyTo(header, 148);
        (await ReadAsync([.. header, .. Padded(Content), .. new byte[1024]])).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Read_Prefix_IsBeforeTheNameInPosixFormAlone()
    {
        var header = Header("brev.xml", Content.Length);
        Encoding.ASCII.GetBytes("breve/2026", header.AsSpan(345));
        foreach (var (magic, name) in new[] { ("ustar\0" + "00", "breve/2026/brev.xml"), ("ustar  \0", "brev.xml"), ("", "brev.xml") })
        {
            header.AsSpan(257, 8).Clear();
            Magic(header, magic);
            Sum(header);
            (await ReadAsync([.. header, .. Padded(Content), .. new byte[1024]])).ShouldHaveSingleItem().Name.ShouldBe(name);
        }
    }

    [Theory]
    [InlineData(TarEntryFormat.V7, 99)]
    [InlineData(TarEntryFormat.Ustar, 240)]
    [InlineData(TarEntryFormat.Pax, 900)]
    [InlineData(TarEntryFormat.Gnu, 900)]
    public async Task Read_LongNameOfEachFormat_IsWhole(TarEntryFormat format, int length)
    {
        var name = string.Join('/', Enumerable.Repeat(new string('b', 80), 14))[^(length - 4)..].TrimStart('/') + ".xml";
        using var output = new MemoryStream();
        await using (var writer = new TarWriter(output, format, leaveOpen: true))
        {
            TarEntry entry = format switch
            {
                TarEntryFormat.V7 => new V7TarEntry(TarEntryType.V7RegularFile, name),
                TarEntryFormat.Ustar => new UstarTarEntry(TarEntryType.RegularFile, name),
                TarEntryFormat.Pax => new PaxTarEntry(TarEntryType.RegularFile, name),
                _ => new GnuTarEntry(TarEntryType.RegularFile, name),
            };
            entry.DataStream = new MemoryStream(Content);
            await writer.WriteEntryAsync(entry);
        }

        var read = (await ReadAsync(output.ToArray())).ShouldHaveSingleItem();
        (read.Name, Convert.ToHexString(read.Content)).ShouldBe((name, Convert.ToHexString(Content)));
    }

    [Fact]
    public async Task Read_ExtendedHeaders_GiveNameAndLengthAndTakeThemBack()
    {
        byte[] extension = [.. Record("path", "lang/sti/brev.xml"), .. Record("size", $"{Content.Length}"), .. Record("mtime", "1.5")];
        byte[] given = [.. Extended('x', extension), .. Sealed(Header("kort.xml", 0)), .. Padded(Content), .. new byte[1024]];
        (await ReadAsync(given)).ShouldHaveSingleItem().Name.ShouldBe("lang/sti/brev.xml");

        byte[] back = [.. Record("path", "x"), .. Record("path", ""), .. Record("size", "7"), .. Record("size", "")];
        byte[] taken = [.. Extended('x', back), .. Sealed(Header("kort.xml", Content.Length)), .. Padded(Content), .. new byte[1024]];
        (await ReadAsync(taken)).ShouldHaveSingleItem().Name.ShouldBe("kort.xml");
    }

    [Theory]
    [InlineData("12 path=a\n")]
    [InlineData("+9 path=a\n")]
    [InlineData("9 path=ab")]
    [InlineData("x path=a\n")]
    [InlineData("10 pathab\n")]
    public async Task Read_ExtendedHeaderThatIsNone_IsDamaged(string record)
    {
        byte[] tar = [.. Extended('x', Encoding.ASCII.GetBytes(record)), .. Sealed(Header("a.xml", 0)), .. new byte[1024]];
        (await FaultAsync(tar)).ShouldBe(MemoArchiveFault.CorruptTar);
    }

    /// <summary>Writers end with one block of zeros, two, or as many as fill their last record.</summary>
    [Theory]
    [InlineData(512)]
    [InlineData(1024)]
    [InlineData(10_240 - 1024 - 512)]
    [InlineData(1 << 20)]
    [InlineData(4_096 * 512)]
    [InlineData(20_000_000)]
    [InlineData(700)]
    public async Task Read_EveryEndOfZeros_IsTheEnd(int zeros) =>
        (await ReadAsync([.. Sealed(Header("a.xml", Content.Length)), .. Padded(Content), .. new byte[zeros]])).Count.ShouldBe(1);

    /// <summary>Whether letters are missing behind it cannot be told: a writer that was stopped leaves just this.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(511)]
    public async Task Read_NoEnd_IsTruncated(int zeros) =>
        (await FaultAsync([.. Sealed(Header("a.xml", Content.Length)), .. Padded(Content), .. new byte[zeros]]))
            .ShouldBe(MemoArchiveFault.Truncated);

    private static byte[] Header(string name, long length)
    {
        var header = new byte[BlockSize];
        Encoding.Latin1.GetBytes(name, header);
        Number(header, 100, 8, 0x180);
        Number(header, 124, 12, length);
        header[156] = (byte)'0';
        return header;
    }

    private static byte[] Sealed(byte[] header)
    {
        Sum(header);
        return header;
    }

    private static byte[] Extended(char kind, byte[] content)
    {
        var header = Header("ext", content.Length);
        header[156] = (byte)kind;
        return [.. Sealed(header), .. Padded(content)];
    }

    private static byte[] Record(string key, string value)
    {
        var rest = Encoding.UTF8.GetByteCount($" {key}={value}\n");
        var length = rest + 1;
        while (length != rest + $"{length}".Length) length++;
        return Encoding.UTF8.GetBytes($"{length} {key}={value}\n");
    }

    private static void Magic(byte[] header, string magic) => Encoding.Latin1.GetBytes(magic, header.AsSpan(257));

    private static void Number(byte[] header, int place, int length, long number) =>
        Encoding.ASCII.GetBytes(Convert.ToString(number, 8).PadLeft(length - 2, '0') + "\0 ", header.AsSpan(place));

    private static void Sum(byte[] header, bool signed = false)
    {
        header.AsSpan(148, 8).Fill((byte)' ');
        Number(header, 148, 8, header.Sum(value => signed ? (sbyte)value : (long)value));
    }

    private static byte[] Padded(byte[] content) => [.. content, .. new byte[-content.Length & (BlockSize - 1)]];

    private static async Task<List<(string Name, byte[] Content)>> ReadAsync(byte[] tar)
    {
        using var reader = new TarArchiveReader(new MemoryStream(tar));
        var entries = new List<(string, byte[])>();
        while (await reader.ReadNextAsync(default) is { } entry)
        {
            using var content = new MemoryStream();
            await entry.Content.CopyToAsync(content);
            entries.Add((entry.Name, content.ToArray()));
        }

        return entries;
    }

    private static async Task<MemoArchiveFault?> FaultAsync(byte[] tar)
    {
        try
        {
            await ReadAsync(tar);
            return null;
        }
        catch (MemoArchiveException broken)
        {
            return broken.Fault;
        }
    }
}
