using System.Buffers.Binary;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using SharpCompress.Common;
using SharpCompress.Writers.Zip;

namespace Postvogn.Drops.Tests.Archives;

/// <summary>Broken and hostile archives are refused whole, each by its name. All are made here.</summary>
public sealed class HostileArchiveTests
{
    private const string Failed = "archive.processing.failed";
    private static readonly byte[] Zeros = new byte[3_000_000];

    public static TheoryData<DropKind> Kinds => [.. Pack.Kinds];

    private static readonly DropLimits Narrow =
        new() { Archive = new() { MaxEntries = 2, MaxEntryLength = 5_000, MaxTotalLength = 40_000 } };

    /// <summary>What any kind may hold.</summary>
    private static readonly Dictionary<string, (string Code, (string Name, byte[] Content)[] Files)> Contents = new(StringComparer.Ordinal)
    {
        ["empty"] = ("no.archive.entry", []),
        ["path upwards"] = ("archive.path.unsafe", [("../brev.xml", Read.Memo(1))]),
        ["path upwards inside"] = ("archive.path.unsafe", [("a/../../brev.xml", Read.Memo(1))]),
        ["absolute path"] = ("archive.path.unsafe", [("/etc/brev.xml", Read.Memo(1))]),
        ["path of Windows"] = ("archive.path.unsafe", [("a\\brev.xml", Read.Memo(1))]),
        ["drive of Windows"] = ("archive.path.unsafe", [("C:/brev.xml", Read.Memo(1))]),
        ["control character"] = ("archive.path.unsafe", [("a\u0001.xml", Read.Memo(1))]),
        ["endless name"] = ("archive.path.unsafe", [(new string('a', 300) + ".xml", Read.Memo(1))]),
        ["same name"] = ("archive.name.twice", [("a.xml", Read.Memo(1)), ("a.xml", Read.Memo(2))]),
        ["same name with a dot"] = ("archive.name.twice", [("a.xml", Read.Memo(1)), ("./a.xml", Read.Memo(2))]),
        ["archive in the archive"] = ("archive.nested", [("a.xml", Read.Memo(1)), ("mere.zip", [1])]),
        ["entry too large"] = (Failed, [("a.xml", new byte[5_001])]),
        ["too many entries"] = (Failed, [("a.xml", Read.Memo(1)), ("b.xml", Read.Memo(2)), ("c.xml", Read.Memo(3))]),
    };

    public static TheoryData<string, DropKind> EveryContentInEveryKind
    {
        get
        {
            var data = new TheoryData<string, DropKind>();
            foreach (var name in Contents.Keys)
                foreach (var kind in Pack.Kinds)
                    data.Add(name, kind);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EveryContentInEveryKind))]
    public async Task Judge_HostileContent_IsRefusedByName(string name, DropKind kind)
    {
        var (code, files) = Contents[name];
        var refusal = await Read.RefusalAsync(kind, Pack.Of(kind, files), Narrow);
        (refusal?.Code).ShouldBe(code);
        refusal!.Fix.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink, "It is a link.")]
    [InlineData(TarEntryType.HardLink, "It is a link.")]
    [InlineData(TarEntryType.Fifo, "It is not a plain file.")]
    [InlineData(TarEntryType.CharacterDevice, "It is not a plain file.")]
    public async Task Judge_TarEntryThatIsNoFile_IsRefusedByName(TarEntryType type, string message)
    {
        var entry = new PaxTarEntry(type, "a.xml");
        if (type is TarEntryType.SymbolicLink or TarEntryType.HardLink) entry.LinkName = "/etc/passwd";
        foreach (var kind in Pack.Kinds.Where(kind => kind != DropKind.Zip))
            (await Read.RefusalAsync(kind, Pack.Compress(kind, Pack.Tar(entry))))!.Message.ShouldBe(message);
    }

    [Theory]
    [InlineData(0xA1ED, "a.xml", "It is a link.")]
    [InlineData(0x11ED, "a.xml", "It is not a plain file.")]
    [InlineData(0x21ED, "a.xml", "It is not a plain file.")]
    [InlineData(0x41ED, "mappe/", "It is a folder.")]
    [InlineData(0, "mappe/", "It is a folder.")]
    public async Task Judge_ZipEntryThatIsNoFile_IsRefusedByName(int mode, string name, string message) =>
        (await Read.RefusalAsync(DropKind.Zip, Pack.Zip(zip => Pack.AddTo(zip, name, Read.Memo(1), mode))))!.Message.ShouldBe(message);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Judge_OtherKindThanItsName_IsRefusedByName(DropKind kind)
    {
        foreach (var other in Enum.GetValues<DropKind>().Where(other => other > DropKind.Package && other != kind))
        {
            var archive = other == DropKind.TarLzma
                ? Pack.Compress(other, Pack.Tar(("a.xml", Read.Memo(1))))
                : Pack.Of(other, ("a.xml", Read.Memo(1)));
            (await Read.RefusalAsync(kind, archive))?.Code.ShouldBe("archive.kind.other", $"{other} as {kind}");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Judge_ArchiveCutAnywhere_IsRefusedByName(DropKind kind)
    {
        var archive = Pack.Of(kind, ("a.xml", Read.Memo(1)), ("b.xml", Read.Memo(2)), ("c.xml", Encoding.UTF8.GetBytes(Read.Package)));
        // A tar that has its first block of zeros is whole: the rest of its last record is filling.
        var end = kind == DropKind.Tar ? Array.FindLastIndex(archive, value => value != 0) / 512 * 512 + 512 : archive.Length - 1;
        for (var length = 0; length <= end; length += length < archive.Length - 64 ? 37 : 1)
            (await Read.RefusalAsync(kind, archive[..length]))?.Code.ShouldBeOneOf(Failed, "no.archive.entry");
        (await Read.RefusalAsync(kind, archive[..end]))!.Message.ShouldBe("The archive ends before its end.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Judge_ByteChangedAnywhere_IsRefusedOrReadAsItWas(DropKind kind)
    {
        if (kind == DropKind.Tar) return; // It has no checksum of what it holds.
        var (a, b) = (Read.Memo(1), Read.Memo(2));
        var archive = Pack.Of(kind, ("a.xml", a), ("b.xml", b));
        var random = new Random(7);
        for (var i = 0; i < 400; i++)
        {
            var changed = archive.ToArray();
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
            if (await Read.RefusalAsync(kind, changed) is { } refusal)
                refusal.Fix.ShouldNotBeEmpty();
            else
                (await Read.LettersAsync(kind, changed)).Select(letter => letter.Memo).ShouldBe([a, b], $"try {i}");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Judge_BytesBehindTheEnd_AreRefusedByName(DropKind kind)
    {
        var archive = Pack.Of(kind, ("a.xml", Read.Memo(1)));
        foreach (var rest in new[] { "x"u8.ToArray(), archive })
            (await Read.RefusalAsync(kind, [.. archive, .. rest]))?.Code.ShouldBe(Failed);
    }

    [Theory]
    [InlineData(DropKind.Zip)]
    [InlineData(DropKind.TarGz)]
    [InlineData(DropKind.TarBz2)]
    public async Task Judge_Bomb_IsStoppedByItsRatio(DropKind kind) =>
        (await Read.RefusalAsync(kind, Pack.Of(kind, ("a.xml", Zeros)), new() { AnyRatioLength = 1_000_000, MaxRatio = 100 }))!.Code
            .ShouldBe("archive.ratio.too.high");

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Judge_MoreThanAllowedInAll_IsRefusedByName(DropKind kind)
    {
        var archive = Pack.Of(kind, ("a.xml", Zeros), ("b.xml", Zeros));
        (await Read.RefusalAsync(kind, archive, new() { Archive = new() { MaxTotalLength = 5_000_000 } }))!.Message
            .ShouldBe("The archive unpacks to more than is accepted.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Judge_MoreThanMayLieOnDisk_IsRefusedByName(DropKind kind) =>
        (await Read.RefusalAsync(kind, Pack.Of(kind, ("bilag.bin", Zeros)), new() { MaxSpooledLength = 200 }))!.Code.ShouldBe(Failed);

    [Fact]
    public async Task Judge_EncryptedZip_IsRefusedByName()
    {
        var zip = Pack.Zip(("a.xml", Read.Memo(1)));
        zip[6] |= 1;
        zip[zip.AsSpan().IndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        (await Read.RefusalAsync(DropKind.Zip, zip))!.Code.ShouldBe("archive.encrypted");
    }

    [Theory]
    [InlineData(CompressionType.PPMd)]
    [InlineData(CompressionType.ZStandard)]
    public async Task Judge_ZipWithAnotherCompression_IsRefusedByName(CompressionType compression)
    {
        using var output = new MemoryStream();
        using (var writer = new ZipWriter(output, new ZipWriterOptions(compression) { LeaveStreamOpen = true }))
            writer.Write("a.xml", new MemoryStream(Read.Memo(1)), new ZipWriterEntryOptions());
        (await Read.RefusalAsync(DropKind.Zip, output.ToArray()))!.Code.ShouldBe("archive.compression.unknown");
    }

    [Fact]
    public async Task Judge_LzmaInZipThatAsksForMuchMemory_IsRefusedByName()
    {
        using var output = new MemoryStream();
        using (var writer = new ZipWriter(output, new ZipWriterOptions(CompressionType.LZMA) { LeaveStreamOpen = true }))
            writer.Write("a.xml", new MemoryStream(Read.Memo(1)), new ZipWriterEntryOptions());
        var zip = output.ToArray();
        var data = zip.AsSpan(30 + "a.xml".Length + BinaryPrimitives.ReadUInt16LittleEndian(zip.AsSpan(28)));
        BinaryPrimitives.WriteUInt32LittleEndian(data[5..], 1u << 31);
        (await Read.RefusalAsync(DropKind.Zip, zip))!.Message.ShouldStartWith("The archive needs a dictionary");
    }

    [Fact]
    public async Task Judge_ZipThatStatesAnotherLength_IsRefusedByName()
    {
        var zip = Pack.Zip(("a.xml", Read.Memo(1)));
        var directory = zip.AsSpan(zip.AsSpan().IndexOf("PK\u0001\u0002"u8));
        BinaryPrimitives.WriteInt32LittleEndian(directory[24..], 10);
        (await Read.RefusalAsync(DropKind.Zip, zip))!.Code.ShouldBe(Failed);
    }

    [Fact]
    public async Task Judge_ZipWhoseEntriesShareTheirBytes_IsRefusedByName()
    {
        var letter = new byte[4_000];
        new Random(3).NextBytes(letter);
        var zip = Pack.Zip(("a.xml", letter));
        var start = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        var end = zip.AsSpan().IndexOf("PK\u0005\u0006"u8);
        var entry = zip[start..end];
        var other = entry.ToArray();
        byte[] bomb = [.. zip[..start], .. entry, .. other, .. zip[end..]];
        var last = bomb.AsSpan(bomb.Length - 22);
        BinaryPrimitives.WriteInt16LittleEndian(last[8..], 2);
        BinaryPrimitives.WriteInt16LittleEndian(last[10..], 2);
        BinaryPrimitives.WriteInt32LittleEndian(last[12..], 2 * entry.Length);
        (await Read.RefusalAsync(DropKind.Zip, bomb))!.Message.ShouldBe("The compressed data are damaged.");
    }

    [Fact]
    public async Task Judge_ZipWithADirectoryLongerThanItStates_IsRefusedUnread()
    {
        var zip = Pack.Zip(("a.xml", Read.Memo(1)), ("b.xml", Read.Memo(2)), ("c.xml", Read.Memo(3)));
        BinaryPrimitives.WriteInt16LittleEndian(zip.AsSpan(zip.Length - 14), 1);
        BinaryPrimitives.WriteInt16LittleEndian(zip.AsSpan(zip.Length - 12), 1);
        (await Read.RefusalAsync(DropKind.Zip, zip, Narrow))!.Message.ShouldBe("The archive holds more entries than are accepted.");
        (await Read.RefusalAsync(DropKind.Zip, zip))!.Message.ShouldBe("The compressed data are damaged.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Judge_XzThatAsksForMuchMemory_IsRefusedUnread(int blocks)
    {
        var xz = Pack.Xz(Pack.Tar(("a.xml", Read.Memo(1))), blocks: blocks);
        var header = xz.AsSpan(blocks == 1 ? 12 : xz.AsSpan(24).IndexOf(xz.AsSpan(12, 12)) + 24);
        header[4] = 37;
        System.IO.Hashing.Crc32.Hash(header[..8], header[8..]);
        (await Read.RefusalAsync(DropKind.TarXz, xz))!.Message.ShouldStartWith("The archive needs a dictionary");
    }

    [Fact]
    public async Task Judge_XzWithAnotherFilter_IsRefusedByName() =>
        (await Read.RefusalAsync(DropKind.TarXz, Pack.Xz(Pack.Tar(("a.xml", Read.Memo(1))), filter: 4)))!.Code
            .ShouldBe("archive.compression.unknown");

    [Fact]
    public async Task Judge_Refusal_HoldsNoNameOfAnEntry()
    {
        var refusal = await Read.RefusalAsync(DropKind.Zip, Pack.Zip(("../010180-1234.xml", Read.Memo(1))));
        refusal!.ToString().ShouldNotContain("010180");
    }
}
