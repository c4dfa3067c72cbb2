using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Postvogn.MeMo;
using SharpCompress.Common;
using SharpCompress.Writers.Zip;

namespace Postvogn.Drops.Tests.Archives;

/// <summary>Archives of 38 forms, cut at a byte and with a bit turned: at a step in the ordinary run. Whether a fault shows while entries
/// are asked for, or while a letter's content is read, all at once or a byte at a time, it is one of the two exceptions that become
/// findings, and no other.</summary>
public sealed class BrokenAnywhereTests
{
    private static readonly (string Name, byte[] Content)[] Entries =
        [("a.xml", Read.Memo(1)), ("b.letter.json", Encoding.UTF8.GetBytes(Read.Package)), ("files/brev.txt", "Hej"u8.ToArray())];

    private static readonly Dictionary<string, (DropKind Kind, byte[] Archive)> Forms = Made();

    public static TheoryData<string> Names => [.. Forms.Keys];

    [Fact]
    public void Forms_All_Are38() => Forms.Count.ShouldBe(38);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Read_WholeForm_GivesItsLetters(string name)
    {
        var (kind, archive) = Forms[name];
        (await OutcomeAsync(kind, archive, pieceOf: 1 << 16)).ShouldBeNull();
        (await OutcomeAsync(kind, archive, pieceOf: 1)).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Read_CutAtAnyByte_IsAFinding(string name)
    {
        var (kind, archive) = Forms[name];
        var end = kind == DropKind.Tar ? Array.FindLastIndex(archive, value => value != 0) / 512 * 512 + 512 : archive.Length - 1;
        for (var length = 0; length <= end; length += Step)
            (await OutcomeAsync(kind, archive[..length], length % 2 == 0 ? 1 << 16 : 7)).ShouldNotBeNull($"cut at {length}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Read_AnyBitTurned_IsAFindingOrNone(string name)
    {
        var (kind, archive) = Forms[name];
        for (var bit = 0; bit < archive.Length * 8; bit += 8 * Step - 7)
        {
            var changed = archive.ToArray();
            changed[bit / 8] ^= (byte)(1 << bit % 8);
            await OutcomeAsync(kind, changed, bit % 3 == 0 ? 11 : 1 << 16);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Read_BytesOfAnotherForm_AreAFindingOrNone(string name)
    {
        var random = new Random(61);
        var (kind, archive) = Forms[name];
        byte[][] others = [.. Forms.Values.Select(form => form.Archive)];
        for (var i = 0; i < 200; i++)
        {
            var other = others[random.Next(others.Length)];
            var place = random.Next(archive.Length);
            byte[] mixed = [.. archive[..place], .. other[Math.Min(place, other.Length)..]];
            await OutcomeAsync(kind, mixed, 1 << 16);
        }
    }

    /// <summary>The length that an LZMA header states: the most that is believed, more, and others that are not the archive's.</summary>
    [Theory]
    [InlineData(1L << 38)]
    [InlineData((1L << 38) + 1)]
    [InlineData(1L << 62)]
    [InlineData(long.MinValue)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-2)]
    public async Task Judge_LzmaOfAnotherLength_IsRefused(long length)
    {
        foreach (var name in new[] { "lzma", "lzma of a known length" })
        {
            var archive = Forms[name].Archive.ToArray();
            BinaryPrimitives.WriteInt64LittleEndian(archive.AsSpan(5), length);
            (await Read.RefusalAsync(DropKind.TarLzma, archive))!.Code.ShouldBeOneOf("archive.processing.failed", "no.archive.entry");
        }
    }

    /// <summary>The stream ends well, and the tar inside it is cut in the middle of a letter.</summary>
    [Theory]
    [InlineData(DropKind.TarLzma)]
    [InlineData(DropKind.Tar)]
    [InlineData(DropKind.TarGz)]
    [InlineData(DropKind.TarBz2)]
    [InlineData(DropKind.TarXz)]
    public async Task Judge_ContentCutInAWellFormedStream_IsRefused(DropKind kind)
    {
        var tar = Pack.Tar(($"{Read.Uuid(1)}.xml", Read.Memo(1)), ($"{Read.Uuid(2)}.xml", Read.Memo(2)));
        int[] lengths = [513, 700, 512 + Read.Memo(1).Length - 1, tar.Length / 2, Array.FindLastIndex(tar, value => value != 0)];
        foreach (var length in lengths)
            (await Read.RefusalAsync(kind, Pack.Compress(kind, tar[..length])))!.Message.ShouldBe("The archive ends before its end.");
    }

    [Fact]
    public async Task Judge_EmptyFile_SaysSo()
    {
        foreach (var kind in Enum.GetValues<DropKind>().Where(kind => kind.IsArchive()))
            (await Read.RefusalAsync(kind, []))!.Message.ShouldContain(" is empty");
    }

    // Every byte, and every bit, with POSTVOGN_RANDOM=whole: ten minutes.
    private static int Step => Environment.GetEnvironmentVariable("POSTVOGN_RANDOM") switch { "whole" => 1, "10000" => 7, _ => 41 };

    /// <summary>Null: it was read whole. Any exception but the two goes on, and fails the test.</summary>
    private static async Task<Exception?> OutcomeAsync(DropKind kind, byte[] archive, int pieceOf)
    {
        var buffer = new byte[pieceOf];
        try
        {
            await foreach (var letter in Read.Open(kind, archive).ReadAsync(Read.Uuid, default))
            {
                letter.Findings.Count.ShouldBeLessThanOrEqualTo(100);
                while (await letter.Memo.ReadAsync(buffer) > 0)
                {
                    // On to its end.
                }
            }

            return null;
        }
        catch (Exception fault) when (fault is MemoFormatException || DropException.FindingsOf(fault) is { Count: > 0 })
        {
            return fault;
        }
    }

    private static Dictionary<string, (DropKind Kind, byte[] Archive)> Made()
    {
        var forms = new Dictionary<string, (DropKind, byte[])>(StringComparer.Ordinal);
        (string Name, byte[] Content)[] memos = [($"{Read.Uuid(1)}.xml", Read.Memo(1)), ($"{Read.Uuid(2)}.xml", Read.Memo(2))];
        byte[] known = Pack.Compress(DropKind.TarLzma, Pack.Tar(memos));
        BinaryPrimitives.WriteInt64LittleEndian(known.AsSpan(5), Pack.Tar(memos).Length);
        forms.Add("lzma", (DropKind.TarLzma, Pack.Compress(DropKind.TarLzma, Pack.Tar(memos))));
        forms.Add("lzma of a known length", (DropKind.TarLzma, known));
        foreach (var format in Pack.Formats)
        {
            forms.Add($"lzma {format}", (DropKind.TarLzma, Pack.Compress(DropKind.TarLzma, Pack.Tar(format, memos))));
            forms.Add($"tar {format}", (DropKind.Tar, Pack.Tar(format, Entries)));
            foreach (var kind in new[] { DropKind.TarGz, DropKind.TarBz2, DropKind.TarXz })
                forms.Add($"{kind} {format}", (kind, Pack.Compress(kind, Pack.Tar(format, Entries))));
        }

        foreach (var level in Enum.GetValues<CompressionLevel>())
        {
            forms.Add($"zip {level}", (DropKind.Zip, Pack.Zip(level, Entries)));
            using var gzip = new MemoryStream();
            using (var stream = new GZipStream(gzip, level, leaveOpen: true)) stream.Write(Pack.Tar(Entries));
            forms.Add($"gz {level}", (DropKind.TarGz, gzip.ToArray()));
        }

        foreach (var compression in new[] { CompressionType.None, CompressionType.Deflate, CompressionType.BZip2, CompressionType.LZMA })
            forms.Add($"zip of SharpCompress {compression}", (DropKind.Zip, ByAnother(compression)));
        forms.Add("xz of three blocks", (DropKind.TarXz, Pack.Xz(Pack.Tar(Entries), blocks: 3)));
        forms.Add("xz of the least dictionary", (DropKind.TarXz, Pack.Xz(Pack.Tar(Entries), dictionary: 0)));
        forms.Add("tar with folders", (DropKind.Tar, Pack.Tar([.. Pack.Folders("./", "./files/"), .. Entries.Select(Pack.FileOf)])));
        forms.Add("tar of zeros behind", (DropKind.Tar, [.. Pack.Tar(Entries), .. new byte[9_000]]));
        return forms;
    }

    private static byte[] ByAnother(CompressionType compression)
    {
        using var output = new MemoryStream();
        using (var writer = new ZipWriter(output, new ZipWriterOptions(compression) { LeaveStreamOpen = true }))
        {
            foreach (var (name, content) in Entries)
                writer.Write(name, new MemoryStream(content), new ZipWriterEntryOptions());
        }

        return output.ToArray();
    }
}
