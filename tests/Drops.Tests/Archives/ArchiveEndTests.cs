using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Postvogn.Drops.Archives;

namespace Postvogn.Drops.Tests.Archives;

/// <summary>How archives end and begin, and what is said of those that do it badly.</summary>
public sealed class ArchiveEndTests
{
    private const string Cut = "The archive ends before its end.";
    private const string Damaged = "The compressed data are damaged.";
    private const string More = "There is more after the end of the archive.";

    private static readonly byte[] Tar = Pack.Tar(("a.xml", Read.Memo(1)));

    public static TheoryData<DropKind> Tars => [DropKind.Tar, DropKind.TarGz, DropKind.TarBz2, DropKind.TarXz];

    [Theory]
    [MemberData(nameof(Tars))]
    public async Task Judge_AnyNumberOfZeroBlocks_IsTheEnd(DropKind kind)
    {
        foreach (var blocks in new[] { 0, 1, 20, 2_049, 4_096, 10_000 })
            (await Read.RefusalAsync(kind, Pack.Compress(kind, [.. Tar, .. new byte[512 * blocks]]))).ShouldBeNull();
        var late = Pack.Compress(kind, [.. Tar, .. new byte[512 * 4_096], 1]);
        (await Read.RefusalAsync(kind, late))!.Message.ShouldBe(More);
    }

    [Fact]
    public async Task Judge_ZerosBeyondTheBounds_AreTooMuch()
    {
        var narrow = new DropLimits { Archive = new() { MaxTotalLength = 1_000_000 } };
        (await Read.RefusalAsync(DropKind.Tar, [.. Tar, .. new byte[1_000_000]], narrow))!.Message
            .ShouldBe("The archive unpacks to more than is accepted.");
    }

    [Theory]
    [InlineData(DropKind.TarGz, 8)]
    [InlineData(DropKind.TarGz, 5)]
    [InlineData(DropKind.TarGz, 4)]
    [InlineData(DropKind.TarGz, 1)]
    [InlineData(DropKind.TarBz2, 2)]
    [InlineData(DropKind.TarBz2, 4)]
    public async Task Judge_ChecksumOrLengthThatIsAnother_IsDamage(DropKind kind, int fromEnd)
    {
        var archive = Pack.Compress(kind, Tar);
        archive[^fromEnd] ^= 0x10;
        (await Read.RefusalAsync(kind, archive))!.Message.ShouldBe(Damaged);
    }

    [Theory]
    [InlineData(DropKind.TarGz)]
    [InlineData(DropKind.TarBz2)]
    [InlineData(DropKind.TarXz)]
    [InlineData(DropKind.Zip)]
    public async Task Judge_MoreBehindTheEnd_SaysSo(DropKind kind)
    {
        var archive = Pack.Of(kind, ("a.xml", Read.Memo(1)));
        byte[][] rests =
            [[7], "rest og mere end otte bytes"u8.ToArray(), new byte[1], archive, Pack.Of(kind, ("en.anden.xml", Read.Memo(2)))];
        foreach (var rest in rests)
            (await Read.RefusalAsync(kind, [.. archive, .. rest]))!.Message.ShouldBe(More);
    }

    [Theory]
    [InlineData(DropKind.TarGz)]
    [InlineData(DropKind.TarBz2)]
    [InlineData(DropKind.TarXz)]
    public async Task Judge_CutFile_SaysSo(DropKind kind)
    {
        var archive = Pack.Compress(kind, Tar);
        foreach (var left in new[] { archive.Length - 1, archive.Length - 5, archive.Length - 9, archive.Length / 2, 20 })
        {
            // What is left of a block of bzip2 may be taken for another tar's beginning.
            var isInBlock = kind == DropKind.TarBz2 && left == archive.Length / 2;
            string[] said = isInBlock ? [Cut, "What was unpacked is not a tar archive."] : [Cut];
            said.ShouldContain((await Read.RefusalAsync(kind, archive[..left]))!.Message, $"{left} of {archive.Length}");
        }
    }

    /// <summary>A tar whose parts were compressed each by itself.</summary>
    [Fact]
    public async Task Judge_SeveralGzipMembers_AreMoreBehindTheFirst()
    {
        byte[] members = [.. Pack.Compress(DropKind.TarGz, Tar[..700]), .. Pack.Compress(DropKind.TarGz, Tar[700..])];
        (await Read.RefusalAsync(DropKind.TarGz, members))!.Message.ShouldBe(More);
    }

    [Fact]
    public async Task Judge_GzipWithNameAndComment_IsReadAndItsFaultsAreTold()
    {
        var plain = Pack.Compress(DropKind.TarGz, Tar);
        byte[] named = [.. plain[..3], 4 | 8 | 16, .. plain[4..10], 2, 0, 9, 9, .. "post.tar\0Breve\0"u8, .. plain[10..]];
        (await Read.RefusalAsync(DropKind.TarGz, named)).ShouldBeNull();
        (await Read.RefusalAsync(DropKind.TarGz, [.. named, 7]))!.Message.ShouldBe(More);
        (await Read.RefusalAsync(DropKind.TarGz, named[..^9]))!.Message.ShouldBe(Cut);
    }

    [Fact]
    public async Task Judge_EveryBitOfAnXzsFrame_IsChecked()
    {
        var archive = Pack.Xz(Tar, blocks: 2);
        for (var at = 0; at < archive.Length; at += at is > 100 and < 4_000 && at + 300 < archive.Length ? 97 : 1)
        {
            var changed = archive.ToArray();
            changed[at] ^= 4;
            (await Read.RefusalAsync(DropKind.TarXz, changed)).ShouldNotBeNull($"byte {at} of {archive.Length}");
        }
    }

    [Theory]
    [InlineData(4, null)]
    [InlineData(8, null)]
    [InlineData(8_000, null)]
    [InlineData(1, More)]
    [InlineData(6, More)]
    public async Task Judge_ZerosBehindAnXz_ArePaddingInFours(int zeros, string? message) =>
        (await Read.RefusalAsync(DropKind.TarXz, [.. Pack.Xz(Tar), .. new byte[zeros]]))?.Message.ShouldBe(message);

    [Fact]
    public async Task Judge_EmptyFile_HasOneCodeForAllKinds()
    {
        foreach (var kind in Enum.GetValues<DropKind>().Where(kind => kind.IsArchive()))
        {
            var refusal = await Read.RefusalAsync(kind, []);
            (refusal!.Code, refusal.Message).ShouldBe(("archive.processing.failed", "The file is empty."));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public async Task Judge_NoLetterAmongFiles_NamesThemAll(int files)
    {
        foreach (var kind in Pack.Kinds)
        {
            var packed = Enumerable.Range(1, files).Select(i => ($"brev-{i}.pdf", new byte[] { 1 })).ToArray();
            var letters = (await Read.JudgeAsync(kind, Pack.Of(kind, packed))).Letters;
            letters.Select(letter => letter.Findings.ShouldHaveSingleItem().Code).ShouldBe(Enumerable.Repeat("archive.file.unused", files));
        }
    }

    [Fact]
    public async Task Judge_EndlessFilesAndNoLetter_NamesManyAndCountsTheRest()
    {
        var packed = Enumerable.Range(1, 3_000).Select(i => ($"brev-{i}.pdf", Array.Empty<byte>())).ToArray();
        var letters = (await Read.JudgeAsync(DropKind.Zip, Pack.Zip(packed))).Letters;
        letters.Count.ShouldBe(500);
        letters[^1].Findings[^1].Message.ShouldBe("2500 more findings are left out.");
    }

    [Fact]
    public async Task Judge_NameThatIsNotUtf8_SaysSo()
    {
        const string name = "afgørelse.xml";
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true, Encoding.Latin1))
            Pack.AddTo(archive, name, Read.Memo(1));
        var tar = Pack.Tar(TarEntryFormat.V7, ("afgXrelse.xml", Read.Memo(1)));
        tar[3] = 0xF8;
        // The checksum: six octal digits.
        var sum = tar.AsSpan(0, 512).ToArray().Sum(value => value) - tar.AsSpan(148, 8).ToArray().Sum(value => value) + 8 * ' ';
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0')).CopyTo(tar, 148);
        (DropKind Kind, byte[] Drop)[] drops =
            [(DropKind.Zip, zip.ToArray()), (DropKind.Tar, tar), (DropKind.TarGz, Pack.Compress(DropKind.TarGz, tar))];
        foreach (var (kind, drop) in drops)
        {
            var refusal = await Read.RefusalAsync(kind, drop);
            (refusal!.Code, refusal.Path, refusal.Message)
                .ShouldBe(("archive.path.unsafe", "/entry[1]", "Its name's encoding is not UTF-8."));
        }
    }

    [Theory]
    [InlineData(DropKind.Zip)]
    [InlineData(DropKind.Tar)]
    [InlineData(DropKind.TarGz)]
    [InlineData(DropKind.TarBz2)]
    [InlineData(DropKind.TarXz)]
    [InlineData(DropKind.TarLzma)]
    public void KindOf_FirstBytes_IsWhatItIs(DropKind kind) =>
        ArchiveStart.KindOf(kind == DropKind.Zip ? Pack.Zip(("a.xml", Read.Memo(1))) : Pack.Compress(kind, Tar)).ShouldBe(kind);

    [Fact]
    public void KindOf_TarOfTheOldestKindOrWithAMarkInItsName_IsTar()
    {
        ArchiveStart.KindOf(Pack.Tar(TarEntryFormat.V7, ("a.xml", Read.Memo(1)))).ShouldBe(DropKind.Tar);
        ArchiveStart.KindOf(Pack.Tar(TarEntryFormat.V7, ("PK.xml", Read.Memo(1)))).ShouldBe(DropKind.Tar);
        ArchiveStart.KindOf("hej"u8).ShouldBeNull();
        ArchiveStart.KindOf(Read.Memo(1)).ShouldBeNull();
    }
}
