using System.Formats.Tar;

namespace Postvogn.MeMo.Tests.Archives;

/// <summary>What the writer writes, every reader reads; what honest writers write, our reader reads.</summary>
public sealed class MemoArchiveRoundTripTests
{
    private static readonly Guid First = new("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static readonly Guid Second = new("7c9e6679-7425-40de-944b-e07fc1f90ae7");

    [Fact]
    public async Task Read_WhatWasWritten_GivesTheSameLetters()
    {
        int[] lengths = [0, 1, 511, 512, 513, 1_000_000];
        var letters = lengths.Select((length, i) => (Uuid: Uuid(i), Content: Inputs.Random(i, length))).ToList();

        var read = await TarBytes.ReadAllAsync(await PackAsync(letters));

        read.Select(letter => letter.Uuid).ShouldBe(letters.Select(letter => letter.Uuid));
        read.Zip(letters).ShouldAllBe(pair => pair.First.Content.SequenceEqual(pair.Second.Content));
    }

    [Fact]
    public async Task Write_Letters_IsReadByTheFrameworksTar()
    {
        var archive = await PackAsync([(First, Inputs.Random(1, 700)), (Second, Inputs.Random(2, 0))]);

        await using var tar = new TarReader(new MemoryStream(Codec.Decompress(archive)));
        var first = (UstarTarEntry)(await tar.GetNextEntryAsync(copyData: true))!;
        var second = (UstarTarEntry)(await tar.GetNextEntryAsync(copyData: true))!;

        (first.Name, first.Length, first.EntryType).ShouldBe(("0f8fad5b-d9cb-469f-a165-70867728950e.xml", 700, TarEntryType.RegularFile));
        (first.Uid, first.Gid, first.ModificationTime).ShouldBe((0, 0, DateTimeOffset.UnixEpoch));
        second.Name.ShouldBe("7c9e6679-7425-40de-944b-e07fc1f90ae7.xml");
        (await tar.GetNextEntryAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Write_SameLettersTwice_GivesTheSameBytes()
    {
        (Guid, byte[])[] letters = [(First, Inputs.Text(5_000)), (Second, Inputs.Text(6_000))];

        (await PackAsync(letters)).ShouldBe(await PackAsync(letters));
    }

    [Theory]
    [InlineData(TarEntryFormat.V7)]
    [InlineData(TarEntryFormat.Ustar)]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    public async Task Read_EveryTarFormat_GivesTheLetters(TarEntryFormat format)
    {
        var output = new MemoryStream();
        await using (var writer = new TarWriter(output, format, leaveOpen: true))
        {
            await writer.WriteEntryAsync(Entry(format, $"{First}.xml", "one"u8.ToArray()));
            await writer.WriteEntryAsync(Entry(format, $"{Second}", "two"u8.ToArray()));
        }

        var letters = await TarBytes.ReadAllAsync(Codec.Compress(output.ToArray()));

        letters.Select(letter => letter.Uuid).ShouldBe([First, Second]);
        letters[1].Content.ShouldBe("two"u8.ToArray());
    }

    [Fact]
    public async Task Read_MagicOfTheDotNetLibrary_GivesTheLetters()
    {
        // "ustar", 0, space, 0: neither POSIX nor GNU, and in every archive of the official .NET library.
        var tar = TarBytes.Tar(TarBytes.File($"{First}.xml"));
        tar[262] = 0;
        tar[263] = (byte)' ';
        tar[264] = 0;
        FixChecksum(tar);

        (await TarBytes.ReadAllAsync(Codec.Compress(tar))).ShouldHaveSingleItem().Uuid.ShouldBe(First);
    }

    [Fact]
    public async Task Read_UpperCaseName_GivesTheUuid() =>
        (await TarBytes.ReadAllAsync(TarBytes.Archive(TarBytes.File($"{First.ToString().ToUpperInvariant()}.xml"))))
            .ShouldHaveSingleItem().Uuid.ShouldBe(First);

    [Fact]
    public async Task ReadNext_ContentNotRead_PassesOverIt()
    {
        var archive = await PackAsync([(First, Inputs.Random(1, 100_000)), (Second, [1, 2, 3])]);
        await using var reader = new MemoArchiveReader(new MemoryStream(archive));

        var first = (await reader.ReadNextAsync(CancellationToken.None))!;
        first.Content.ReadByte();
        var second = (await reader.ReadNextAsync(CancellationToken.None))!;

        second.MessageUuid.ShouldBe(Second);
        second.Content.ReadByte().ShouldBe(1);
        Should.Throw<ObjectDisposedException>(() => first.Content.ReadByte());
    }

    [Fact]
    public async Task Add_SameLetterTwice_Throws()
    {
        await using var writer = new MemoArchiveWriter(new MemoryStream());
        await writer.AddAsync(First, 1, new MemoryStream([1]), CancellationToken.None);

        await Should.ThrowAsync<ArgumentException>(
            async () => await writer.AddAsync(First, 1, new MemoryStream([1]), CancellationToken.None));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Add_WrongLength_ThrowsAndTheArchiveCannotBeCompleted(int length)
    {
        var output = new MemoryStream();
        await using (var writer = new MemoArchiveWriter(output))
        {
            await Should.ThrowAsync<InvalidDataException>(async () =>
                await writer.AddAsync(First, length, new MemoryStream([1, 2, 3]), CancellationToken.None));
            await Should.ThrowAsync<InvalidOperationException>(async () => await writer.CompleteAsync(CancellationToken.None));
        }

        (await TarBytes.FaultOfAsync(output.ToArray()))!.Fault.ShouldBe(MemoArchiveFault.Truncated);
    }

    [Fact]
    public async Task Dispose_NotCompleted_LeavesATruncatedArchive()
    {
        var output = new MemoryStream();
        await using (var writer = new MemoArchiveWriter(output))
            await writer.AddAsync(First, 300_000, new MemoryStream(Inputs.Random(1, 300_000)), CancellationToken.None);

        (await TarBytes.FaultOfAsync(output.ToArray()))!.Fault.ShouldBe(MemoArchiveFault.Truncated);
    }

    private static async Task<byte[]> PackAsync(IEnumerable<(Guid Uuid, byte[] Content)> letters)
    {
        var output = new MemoryStream();
        await using var writer = new MemoArchiveWriter(output);
        foreach (var (uuid, content) in letters)
            await writer.AddAsync(uuid, content.Length, new MemoryStream(content), CancellationToken.None);
        await writer.CompleteAsync(CancellationToken.None);
        return output.ToArray();
    }

    private static TarEntry Entry(TarEntryFormat format, string name, byte[] content)
    {
        TarEntry entry = format switch
        {
            TarEntryFormat.V7 => new V7TarEntry(TarEntryType.V7RegularFile, name),
            TarEntryFormat.Ustar => new UstarTarEntry(TarEntryType.RegularFile, name),
            TarEntryFormat.Gnu => new GnuTarEntry(TarEntryType.RegularFile, name),
            _ => new PaxTarEntry(TarEntryType.RegularFile, name),
        };
        entry.DataStream = new MemoryStream(content);
        return entry;
    }

    private static Guid Uuid(int number) => new(number, 1, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);

    private static void FixChecksum(byte[] tar)
    {
        tar.AsSpan(148, 8).Fill((byte)' ');
        var sum = tar.AsSpan(0, 512).ToArray().Sum(value => value);
        System.Text.Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(tar, 148);
    }
}
