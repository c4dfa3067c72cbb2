using System.Formats.Tar;
using Header = Postvogn.MeMo.Archives.TarHeader;

namespace Postvogn.MeMo.Tests.Archives;

/// <summary>Broken and hostile archives end in named outcomes, with Digital Post's codes.</summary>
public sealed class MemoArchiveHostileTests
{
    private const string Name = "0f8fad5b-d9cb-469f-a165-70867728950e.xml";
    private const string Other = "7c9e6679-7425-40de-944b-e07fc1f90ae7.xml";
    private const string Failed = "archive.processing.failed";
    private const string NotUuid = "file.name.uuid.is.not.valid";

    [Fact]
    public Task Read_NoEntry_IsEmpty() => ShouldEndAsync(Codec.Compress(new byte[10_240]), MemoArchiveFault.Empty, "no.archive.entry");

    [Fact]
    public Task Read_NothingAtAllInside_IsEmpty() => ShouldEndAsync(Codec.Compress([]), MemoArchiveFault.Empty, "no.archive.entry");

    [Theory]
    [InlineData("brev.xml")]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950e.xml.xml")]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950e.pdf")]
    [InlineData("0f8fad5bd9cb469fa16570867728950e.xml")]
    [InlineData("{0f8fad5b-d9cb-469f-a165-70867728950e}.xml")]
    [InlineData(" 0f8fad5b-d9cb-469f-a165-70867728950e.xml")]
    [InlineData("0f8fad5b-d9cb-469f-a165-7086772895.xml")]
    [InlineData("+f8fad5b-d9cb-469f-a165-70867728950e.xml")]
    [InlineData("..xml")]
    public Task Read_NameIsNoUuid_SaysSo(string name) =>
        ShouldEndAsync(TarBytes.Archive(TarBytes.File(name)), MemoArchiveFault.NameNotUuid, NotUuid, 1);

    [Theory]
    [InlineData("../" + Name)]
    [InlineData("/" + Name)]
    [InlineData("./" + Name)]
    [InlineData("breve/" + Name)]
    [InlineData("..\\" + Name)]
    [InlineData("C:" + Name)]
    [InlineData("..")]
    public Task Read_NameWithAPath_IsUnsafe(string name) =>
        ShouldEndAsync(TarBytes.Archive(TarBytes.File(name)), MemoArchiveFault.UnsafeName, NotUuid, 1);

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    public Task Read_Link_SaysSo(TarEntryType kind) =>
        ShouldEndAsync(TarBytes.Archive(TarBytes.Link(Name, kind)), MemoArchiveFault.Link, Failed, 1);

    [Theory]
    [InlineData(TarEntryType.BlockDevice)]
    [InlineData(TarEntryType.CharacterDevice)]
    [InlineData(TarEntryType.Fifo)]
    public Task Read_Device_IsNotAFile(TarEntryType kind) =>
        ShouldEndAsync(TarBytes.Archive(new UstarTarEntry(kind, Name)), MemoArchiveFault.NotAFile, Failed, 1);

    [Fact]
    public Task Read_Folder_SaysSo() =>
        ShouldEndAsync(TarBytes.Archive(new UstarTarEntry(TarEntryType.Directory, "breve/")), MemoArchiveFault.Directory, Failed, 1);

    [Fact]
    public Task Read_SparseFile_IsNotAFile()
    {
        var sparse = new PaxTarEntry(
            TarEntryType.RegularFile, Name, new Dictionary<string, string>(StringComparer.Ordinal) { ["GNU.sparse.major"] = "1" });

        return ShouldEndAsync(TarBytes.Archive(sparse), MemoArchiveFault.NotAFile, Failed, 1);
    }

    [Fact]
    public Task Read_HiddenNameInAnExtendedHeader_IsTheOneThatCounts()
    {
        var tar = TarBytes.Tar(new PaxTarEntry(TarEntryType.RegularFile, "../" + new string('x', 200)));

        return ShouldEndAsync(Codec.Compress(tar), MemoArchiveFault.UnsafeName, NotUuid, 1);
    }

    [Theory]
    [InlineData("path", Other, MemoArchiveFault.CorruptTar)]
    [InlineData("size", "3", MemoArchiveFault.CorruptTar)]
    [InlineData("comment", "made by git", null)]
    public async Task Read_GlobalHeader_MayNotChangeEntries(string key, string value, MemoArchiveFault? expected)
    {
        var global = new PaxGlobalExtendedAttributesTarEntry(new Dictionary<string, string>(StringComparer.Ordinal) { [key] = value });

        var fault = await TarBytes.FaultOfAsync(TarBytes.Archive(global, TarBytes.File(Name)));

        (fault?.Fault).ShouldBe(expected);
    }

    [Fact]
    public Task Read_SameUuidTwice_IsADuplicate()
    {
        var archive = TarBytes.Archive(TarBytes.File(Name), TarBytes.File(Name[..^4].ToUpperInvariant()));

        return ShouldEndAsync(archive, MemoArchiveFault.DuplicateEntry, Failed, 2);
    }

    [Fact]
    public Task Read_EntryAboveTheLimit_IsTooLarge() =>
        ShouldEndAsync(
            TarBytes.Archive(TarBytes.File(Name, "12345678")), MemoArchiveFault.EntryTooLarge, Failed, 1, new() { MaxEntryLength = 7 });

    [Fact]
    public async Task Read_EntryAtTheLimit_IsRead() =>
        (await TarBytes.FaultOfAsync(TarBytes.Archive(TarBytes.File(Name, "1234567")), new() { MaxEntryLength = 7 })).ShouldBeNull();

    [Fact]
    public Task Read_AnnouncedLengthAbove99500000_IsTooLarge() =>
        ShouldEndAsync(Codec.Compress(Header.ForFile(Name, 99_500_001)), MemoArchiveFault.EntryTooLarge, Failed, 1);

    [Fact]
    public Task Read_MoreEntriesThanAllowed_IsTooMany() =>
        ShouldEndAsync(
            TarBytes.Archive(TarBytes.File(Name), TarBytes.File(Other)),
            MemoArchiveFault.TooManyEntries,
            Failed,
            2,
            new() { MaxEntries = 1 });

    [Fact]
    public Task Read_BombOfZeros_IsStoppedAtTheLimit()
    {
        byte[] tar = [.. Header.ForFile(Name, 50_000_000), .. new byte[50_000_000]];

        return ShouldEndAsync(Codec.Compress(tar), MemoArchiveFault.ArchiveTooLarge, Failed, null, new() { MaxTotalLength = 1_000_000 });
    }

    [Fact]
    public Task Read_ZerosBehindTheEndBeyondTheLimit_AreTooMuch()
    {
        var archive = Codec.Compress([.. TarBytes.Tar(TarBytes.File(Name)), .. new byte[2 << 20]]);
        return ShouldEndAsync(archive, MemoArchiveFault.ArchiveTooLarge, Failed, null, new() { MaxTotalLength = 1_000_000 });
    }

    [Fact]
    public Task Read_SecondTarBehindTheFirst_IsTrailingBytes() =>
        ShouldEndAsync(
            Codec.Compress([.. TarBytes.Tar(TarBytes.File(Name)), .. TarBytes.Tar(TarBytes.File(Other))]),
            MemoArchiveFault.TrailingBytes,
            Failed);

    [Fact]
    public Task Read_BytesBehindTheCompressedEnd_IsTrailingBytes() =>
        ShouldEndAsync([.. TarBytes.Archive(TarBytes.File(Name)), 1], MemoArchiveFault.TrailingBytes, Failed);

    [Fact]
    public async Task Read_TarCutAnywhere_IsTruncated()
    {
        var tar = TarBytes.Tar(TarBytes.File(Name, new string('a', 600)), TarBytes.File(Other, "b"));
        var zerosFrom = Array.FindLastIndex(tar, value => value != 0) / 512 * 512 + 512;

        for (var length = 1; length <= zerosFrom; length += 13)
            await ShouldEndAsync(Codec.Compress(tar[..length]), MemoArchiveFault.Truncated, Failed);
        await ShouldEndAsync(Codec.Compress(tar[..zerosFrom]), MemoArchiveFault.Truncated, Failed);
    }

    [Fact]
    public async Task Read_ArchiveCutAnywhere_IsTruncated()
    {
        var archive = TarBytes.Archive(TarBytes.File(Name, new string('a', 600)), TarBytes.File(Other, "b"));

        await ShouldEndAsync([], MemoArchiveFault.EmptyFile, Failed);
        for (var length = 1; length < archive.Length; length++)
            await ShouldEndAsync(archive[..length], MemoArchiveFault.Truncated, Failed);
    }

    [Fact]
    public async Task Read_TarMutatedAnywhere_EndsInANamedOutcomeOrWhole()
    {
        var tar = TarBytes.Tar(
            new PaxTarEntry(TarEntryType.RegularFile, Name) { DataStream = new MemoryStream(new byte[600]) },
            new GnuTarEntry(TarEntryType.RegularFile, Other));
        var random = new Random(41);

        for (var i = 0; i < 2_000; i++)
        {
            var mutated = tar.ToArray();
            mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            var fault = await TarBytes.FaultOfAsync(Codec.Compress(mutated));
            fault?.Finding.Fix.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public Task Read_NotATar_SaysSo() => ShouldEndAsync(Codec.Compress(Inputs.Text(2_000)), MemoArchiveFault.CorruptTar, Failed);

    [Fact]
    public Task Read_HugeExtendedHeader_IsRefusedUnread()
    {
        var header = Header.ForFile("PaxHeader", 2_000_000_000);
        header[156] = (byte)'x';
        var sum = header.Sum(value => value) - header.AsSpan(148, 8).ToArray().Sum(value => value) + (8 * ' ');
        System.Text.Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(7, '0') + "\0").CopyTo(header, 148);

        return ShouldEndAsync(Codec.Compress(header), MemoArchiveFault.CorruptTar, Failed);
    }

    [Fact]
    public async Task ReadNext_AfterARefusal_RefusesAgain()
    {
        await using var reader = new MemoArchiveReader(new MemoryStream(TarBytes.Archive(TarBytes.File("brev.xml"), TarBytes.File(Name))));

        for (var i = 0; i < 2; i++)
        {
            var e = await Should.ThrowAsync<MemoArchiveException>(async () => await reader.ReadNextAsync(CancellationToken.None));
            (e.Fault, e.EntryNumber).ShouldBe((MemoArchiveFault.NameNotUuid, 1));
        }
    }

    [Fact]
    public async Task ReadNext_AfterACancelledOne_Throws()
    {
        var archive = TarBytes.Archive(TarBytes.File(Name), TarBytes.File(Other));
        await using var reader = new MemoArchiveReader(new CancellableStream(archive));

        await Should.ThrowAsync<OperationCanceledException>(async () => await reader.ReadNextAsync(new CancellationToken(canceled: true)));
        await Should.ThrowAsync<InvalidOperationException>(async () => await reader.ReadNextAsync(CancellationToken.None));
    }

    [Fact]
    public async Task ReadNext_AfterTheEnd_GivesNullAgain()
    {
        await using var reader = new MemoArchiveReader(new MemoryStream(TarBytes.Archive(TarBytes.File(Name))));
        await reader.ReadNextAsync(CancellationToken.None);

        (await reader.ReadNextAsync(CancellationToken.None)).ShouldBeNull();
        (await reader.ReadNextAsync(CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Message_NameWithAPersonalNumber_DoesNotHoldIt()
    {
        var fault = await TarBytes.FaultOfAsync(TarBytes.Archive(TarBytes.File("010180-1234.xml")));

        fault!.ToString().ShouldNotContain("010180");
        fault.Finding.ToString().ShouldNotContain("010180");
    }

    [Fact]
    public void Finding_EveryFault_HasACodeOfDigitalPostAndAFix()
    {
        foreach (var fault in Enum.GetValues<MemoArchiveFault>())
        {
            var finding = new MemoArchiveException(fault).Finding;
            MemoCodes.Find(finding.Code).ShouldNotBeNull();
            finding.Fix.ShouldNotBeEmpty();
        }
    }

    private static async Task ShouldEndAsync(
        byte[] archive, MemoArchiveFault fault, string code, int? entry = null, MemoArchiveLimits? limits = null)
    {
        var found = await TarBytes.FaultOfAsync(archive, limits);

        (found?.Fault, found?.Finding.Code).ShouldBe((fault, code));
        if (entry is not null)
            found!.EntryNumber.ShouldBe(entry);
    }

    private sealed class CancellableStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return base.ReadAsync(buffer, cancellationToken);
        }
    }
}
