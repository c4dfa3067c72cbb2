using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Postvogn.MeMo;
using Postvogn.Testing;
using SharpCompress.Common;
using SharpCompress.Writers.Zip;

namespace Postvogn.Drops.Tests;

/// <summary>Good drops of every kind.</summary>
public sealed class DropReaderTests
{
    public static TheoryData<DropKind> Kinds => [.. Pack.Kinds];

    [Fact]
    public async Task Judge_Memo_IsOneLetterWithTheHashOfItsBytes()
    {
        var drop = await Read.JudgeAsync(DropKind.Memo, Read.Memo(1));

        drop.Fingerprint.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Read.Memo(1))));
        var letter = drop.Letters.ShouldHaveSingleItem();
        (letter.IsValid, letter.MessageUuid, letter.Length).ShouldBe((true, Read.Uuid(1), Read.Memo(1).Length));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Judge_ArchiveOfLetters_FindsEachByItsName(DropKind kind)
    {
        var archive = Pack.Of(kind, ("a.xml", Read.Memo(1)), ($"mappe/{Read.Uuid(2)}.xml", Read.Memo(2)), ("./c.XML", Read.Memo(3)));

        var drop = await Read.JudgeAsync(kind, archive);

        drop.Letters.Select(letter => (letter.Name, letter.Number, letter.MessageUuid, letter.IsValid)).ShouldBe(
        [
            ("a.xml", 1, Read.Uuid(1), true), ($"mappe/{Read.Uuid(2)}.xml", 2, Read.Uuid(2), true), ("c.XML", 3, Read.Uuid(3), true),
        ]);
        (await Read.LettersAsync(kind, archive)).Select(letter => letter.Memo).ShouldBe([Read.Memo(1), Read.Memo(2), Read.Memo(3)]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Judge_PackageInAnArchive_TakesItsFilesFromThere(DropKind kind)
    {
        byte[] json = Encoding.UTF8.GetBytes(Read.Package);
        var archive = Pack.Of(
            kind, ("en/a.letter.json", json), ("en/files/brev.txt", "en"u8.ToArray()), ("to/files/brev.txt", "to"u8.ToArray()),
            ("brev.xml", Read.Memo(1)), ("to/letter.json", json));

        var drop = await Read.JudgeAsync(kind, archive);

        drop.Letters.Select(letter => (letter.Name, letter.Number, letter.MessageUuid, letter.IsValid)).ShouldBe(
        [
            ("brev.xml", 4, Read.Uuid(1), true), ("en/a.letter.json", 1, Read.Uuid(100), true), ("to/letter.json", 5, Read.Uuid(101), true),
        ]);
        var letters = await Read.LettersAsync(kind, archive);
        (await FileOfAsync(letters[1].Memo)).ShouldBe((Read.Uuid(1), "en"));
        (await FileOfAsync(letters[2].Memo)).ShouldBe((Read.Uuid(2), "to"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Judge_BrokenLettersInAnArchive_AreRefusedAloneWithTheirFindings(DropKind kind)
    {
        var archive = Pack.Of(
            kind, ("a.xml", "<Message"u8.ToArray()), ("b.xml", Read.Memo(2)), ($"{Read.Uuid(9)}.xml", Read.Memo(3)),
            ("c.xml", Read.Memo(2)), ("d.letter.json", "{"u8.ToArray()), ("e.letter.json", Encoding.UTF8.GetBytes(Read.Package)),
            ("f.letter.jsn", "{}"u8.ToArray()));

        var drop = await Read.JudgeAsync(kind, archive);

        drop.Letters.Select(letter => (letter.Number, letter.IsValid ? null : letter.Findings[0].Code)).ShouldBe(
        [
            (1, "memo.invalid"), (2, null), (3, "message.uuid.does.not.match.file.name"), (4, "message.uuid.not.unique"),
            (5, "letter.json.invalid"), (6, "letter.file.missing"), (7, "archive.file.unused"),
        ]);
    }

    [Theory]
    [InlineData("../brev.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("files/../../brev.txt")]
    [InlineData("./brev.txt")]
    public async Task Judge_PackageThatNamesAFileElsewhere_DoesNotFindIt(string path)
    {
        var json = Read.Package.Replace("files/brev.txt", path, StringComparison.Ordinal);
        var drop = await Read.JudgeAsync(
            DropKind.Zip, Pack.Zip(("mappe/a.letter.json", Encoding.UTF8.GetBytes(json)), ("brev.txt", "Hej"u8.ToArray())));
        drop.Letters[0].Findings[0].Code.ShouldBe("letter.file.missing");
    }

    [Fact]
    public async Task Judge_PackageWithoutSender_NeedsOneIfNobodySendsForIt()
    {
        var zip = Pack.Zip(("a.letter.json", Encoding.UTF8.GetBytes(Read.Package)), ("files/brev.txt", "Hej"u8.ToArray()));
        var reader = new DropReader(DropKind.Zip, new MemoryStream(zip), new Read.NoFiles(), sender: null, new FakeClock());
        (await reader.JudgeAsync(() => Read.Uuid(1), default)).Letters[0].Findings.ShouldHaveSingleItem().Path.ShouldBe("sender");
    }

    [Fact]
    public async Task Judge_TarWithFoldersAndDots_IsReadAsTarPacksAFolder()
    {
        var tar = Pack.Tar(
            new PaxTarEntry(TarEntryType.Directory, "./"), new PaxTarEntry(TarEntryType.Directory, "./mappe/"),
            new GnuTarEntry(TarEntryType.RegularFile, $"./mappe/{new string('å', 90)}.xml")
            {
                DataStream = new MemoryStream(Read.Memo(1)),
            });
        (await Read.JudgeAsync(DropKind.Tar, tar)).Letters.ShouldHaveSingleItem().Number.ShouldBe(3);
    }

    [Theory]
    [InlineData(CompressionType.None)]
    [InlineData(CompressionType.Deflate)]
    [InlineData(CompressionType.BZip2)]
    [InlineData(CompressionType.LZMA)]
    public async Task Judge_ZipOfAnotherWriter_IsRead(CompressionType compression)
    {
        using var output = new MemoryStream();
        using (var writer = new ZipWriter(output, new ZipWriterOptions(compression) { LeaveStreamOpen = true }))
        {
            for (var number = 1; number <= 3; number++)
                writer.Write($"{number}.xml", new MemoryStream(Read.Memo(number)), new ZipWriterEntryOptions());
        }

        (await Read.LettersAsync(DropKind.Zip, output.ToArray())).Select(letter => letter.Memo)
            .ShouldBe([Read.Memo(1), Read.Memo(2), Read.Memo(3)]);
    }

    [Fact]
    public async Task Judge_ZipOfManyEntries_IsReadByItsLongDirectory()
    {
        var count = 66_000;
        var zip = Pack.Zip([.. Enumerable.Range(0, count).Select(i => ($"{i}.xml", "<a/>"u8.ToArray()))]);
        (await Read.JudgeAsync(DropKind.Zip, zip)).Letters.Count.ShouldBe(count);
    }

    /// <summary>As writers make it that cannot go back: lengths and checksum stand behind each entry.</summary>
    [Fact]
    public async Task Judge_ZipWrittenForwardOnly_IsRead()
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(new ForwardOnly(output), ZipArchiveMode.Create))
        {
            Pack.AddTo(zip, "1.xml", Read.Memo(1));
            Pack.AddTo(zip, "2.xml", Read.Memo(2));
        }

        (await Read.LettersAsync(DropKind.Zip, output.ToArray())).Select(letter => letter.Memo).ShouldBe([Read.Memo(1), Read.Memo(2)]);
    }

    /// <summary>As some writers make it whatever the size: numbers in 64 bits, one, two or all three.</summary>
    [Theory]
    [InlineData(24)]
    [InlineData(24, 20)]
    [InlineData(42)]
    [InlineData(24, 20, 42)]
    public async Task Judge_ZipWithNumbersIn64Bits_IsRead(params int[] places)
    {
        var zip = LongForm(Pack.Zip(("1.xml", Read.Memo(1))), places, shift: 0);
        (await Read.LettersAsync(DropKind.Zip, zip)).ShouldHaveSingleItem().Memo.ShouldBe(Read.Memo(1));
        (await Read.RefusalAsync(DropKind.Zip, LongForm(Pack.Zip(("1.xml", Read.Memo(1))), places, shift: 1L << 62)))!.Code
            .ShouldBe("archive.processing.failed");
    }

    private static byte[] LongForm(byte[] zip, int[] places, long shift)
    {
        var directory = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        var end = zip.AsSpan().IndexOf("PK\u0005\u0006"u8);
        var header = zip[directory..end];
        List<byte> extra = [1, 0, (byte)(8 * places.Length), 0];
        foreach (var place in places)
        {
            var number = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(place));
            extra.AddRange(BitConverter.GetBytes(number + shift));
            header.AsSpan(place, 4).Fill(0xFF);
        }

        header[30] = (byte)extra.Count;
        byte[] longer = [.. zip[..directory], .. header, .. extra, .. zip[end..]];
        BitConverter.GetBytes(header.Length + extra.Count).CopyTo(longer, longer.Length - 22 + 12);
        return longer;
    }

    private sealed class ForwardOnly(Stream output) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => output.Write(buffer, offset, count);
    }

    [Fact]
    public async Task Judge_XzOfSeveralBlocks_IsRead()
    {
        var tar = Pack.Tar(("a.xml", Read.Memo(1)), ("b.xml", Read.Memo(2)));
        (await Read.JudgeAsync(DropKind.TarXz, Pack.Xz(tar, blocks: 3))).Letters.Count.ShouldBe(2);
    }

    [FactIfProgram("xz")]
    public Task Judge_FileOfXz_IsRead() => ShouldReadAsync(DropKind.TarXz, "xz", "-9", "--block-size=4096", "-c");

    [FactIfProgram("bzip2")]
    public Task Judge_FileOfBzip2_IsRead() => ShouldReadAsync(DropKind.TarBz2, "bzip2", "-c");

    [FactIfProgram("gzip")]
    public Task Judge_FileOfGzip_IsRead() => ShouldReadAsync(DropKind.TarGz, "gzip", "-c", "-N");

    private static async Task ShouldReadAsync(DropKind kind, string program, params string[] arguments)
    {
        var tar = Pack.Tar(("a.xml", Read.Memo(1)), ("b.xml", Read.Memo(2)), ("c.xml", Read.Memo(3)));
        var start = new ProcessStartInfo(Programs.Find(program)!, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.BaseStream.Write(tar);
        process.StandardInput.Close();
        using var packed = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(packed);

        (await Read.LettersAsync(kind, packed.ToArray())).Select(letter => letter.Memo)
            .ShouldBe([Read.Memo(1), Read.Memo(2), Read.Memo(3)]);
    }

    private static async Task<(Guid MessageUuid, string Text)> FileOfAsync(byte[] memo)
    {
        await using var reader = new MemoReader(new MemoryStream(memo));
        var header = await reader.ReadHeaderAsync(default);
        var file = (await reader.ReadFileAsync(default))!;
        using var text = new StreamReader(file.Content);
        return (header.MessageUuid, await text.ReadToEndAsync());
    }
}
