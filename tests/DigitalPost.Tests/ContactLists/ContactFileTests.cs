using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Postvogn.DigitalPost.Tests.ContactLists;

/// <summary>The files of index and changes: what is written is read, and nothing else is.</summary>
public sealed class ContactFileTests
{
    [Fact]
    public async Task OpenAsync_WrittenIndex_IsTheSame()
    {
        for (var seed = 0; seed < Scale.Count; seed++)
        {
            var made = new MadeUp(seed, contacts: seed % 300);
            var opened = await ContactIndex.OpenAsync(
                new DribblingStream(await WrittenAsync(made.Index()), 1 + (seed * 101 % 5000)), CancellationToken.None);

            opened.Outcome.ShouldBe(ContactFileOutcome.Opened);
            opened.Value!.CreatedAt.ShouldBe(Lists.CreatedAt);
            made.ShouldBe(opened.Value);
        }
    }

    [Fact]
    public async Task OpenAsync_IndexOfManyPieces_IsTheSame()
    {
        var builder = new ContactIndexBuilder();
        for (var key = 0; key < 100_000; key++)
            builder.Add(MadeUp.Parsed((6_100_000_000 + (key * 3)).ToString("d10")), new(true, key % 2 == 0));
        var opened = await ContactIndex.OpenAsync(
            new MemoryStream(await WrittenAsync(builder.Build(Lists.CreatedAt))), CancellationToken.None);

        for (var key = 0; key < 300_000; key++)
        {
            var expected = key % 3 == 0 ? new Reach(true, key / 3 % 2 == 0) : Reach.None;
            opened.Value!.Find((6_100_000_000 + key).ToString("d10")).ShouldBe(expected);
        }
    }

    [Fact]
    public async Task OpenAsync_IndexChangedAnywhere_IsRefused()
    {
        var whole = await WrittenAsync(new MadeUp(7, 100).Index());
        var random = new Random(7);
        for (var round = 0; round < Scale.Count; round++)
        {
            var bytes = whole.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
                bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
            if (bytes.AsSpan().SequenceEqual(whole))
                continue;
            var opened = await ContactIndex.OpenAsync(new MemoryStream(bytes), CancellationToken.None);
            opened.Outcome.ShouldNotBe(ContactFileOutcome.Opened);
            opened.Value.ShouldBeNull();
        }
    }

    [Fact]
    public async Task OpenAsync_IndexCutAnywhere_IsCutOff()
    {
        var whole = await WrittenAsync(new MadeUp(8, 3).Index());
        for (var length = 0; length < whole.Length; length += 1 + (length / 50))
        {
            var opened = await ContactIndex.OpenAsync(new MemoryStream(whole, 0, length), CancellationToken.None);
            opened.Outcome.ShouldBe(ContactFileOutcome.CutOff);
        }

        (await ContactIndex.OpenAsync(new MemoryStream([.. whole, 0]), CancellationToken.None)).Outcome
            .ShouldBe(ContactFileOutcome.Damaged);
    }

    [Theory]
    [InlineData(0, ContactFileOutcome.OtherKind)]
    [InlineData(8, ContactFileOutcome.OtherVersion)]
    [InlineData(16, ContactFileOutcome.Damaged)]
    [InlineData(40, ContactFileOutcome.Damaged)]
    public async Task OpenAsync_ByteOfAnotherMeaning_SaysWhatIsWrong(int place, ContactFileOutcome expected)
    {
        var bytes = await WrittenAsync(new MadeUp(9, 50).Index());
        bytes[place] ^= 0x40;

        (await ContactIndex.OpenAsync(new MemoryStream(bytes), CancellationToken.None)).Outcome.ShouldBe(expected);
    }

    [Fact]
    public async Task OpenAsync_RightChecksumOverWhatCannotBe_IsRefused()
    {
        // Counts of the head: a checksum alone would take any of them.
        foreach (var place in new[] { 24, 28, 32 })
        {
            var bytes = await WrittenAsync(new MadeUp(10, 50).Index());
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(place), 7_000);
            SHA256.HashData(bytes.AsSpan(..^32), bytes.AsSpan(^32..));
            (await ContactIndex.OpenAsync(new MemoryStream(bytes), CancellationToken.None)).Outcome.ShouldBe(ContactFileOutcome.Damaged);
        }
    }

    [Fact]
    public async Task OpenAsync_FileOfChangesAsAnIndex_IsOfAnotherKind()
    {
        var file = new MemoryStream();
        await new ContactIndexChanges().WriteAsync(file, CancellationToken.None);
        (await ContactIndex.OpenAsync(new MemoryStream(file.ToArray()), CancellationToken.None)).Outcome
            .ShouldBe(ContactFileOutcome.OtherKind);
    }

    [Fact]
    public async Task OpenAsync_WrittenChanges_AreTheSameAndDamageIsRefused()
    {
        var changes = new ContactIndexChanges();
        changes.Apply(MadeUp.Parsed("6101010001"), new(true, true), Lists.CreatedAt);
        changes.Apply(MadeUp.Parsed("99999999"), Reach.None, Lists.CreatedAt.AddHours(1));
        var file = new MemoryStream();
        await changes.WriteAsync(file, CancellationToken.None);
        var whole = file.ToArray();

        var opened = (await ContactIndexChanges.OpenAsync(new MemoryStream(whole), CancellationToken.None)).Value!;
        opened.Count.ShouldBe(2);
        opened.Find(MadeUp.Parsed("6101010001")).ShouldBe(new ReachChange(new(true, true), Lists.CreatedAt));
        opened.Find(MadeUp.Parsed("99999999")).ShouldBe(new ReachChange(Reach.None, Lists.CreatedAt.AddHours(1)));
        for (var place = 0; place < whole.Length; place++)
        {
            var bytes = whole.ToArray();
            bytes[place] ^= 0x11;
            (await ContactIndexChanges.OpenAsync(new MemoryStream(bytes), CancellationToken.None)).Value.ShouldBeNull();
            (await ContactIndexChanges.OpenAsync(new MemoryStream(whole, 0, place), CancellationToken.None)).Outcome
                .ShouldBe(ContactFileOutcome.CutOff);
        }
    }

    private static async Task<byte[]> WrittenAsync(ContactIndex index)
    {
        var file = new MemoryStream();
        await index.WriteAsync(file, CancellationToken.None);
        return file.ToArray();
    }
}
