using System.Text;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Tests.Cost;

/// <summary>Every call of the store costs money and time. What a letter costs is counted here, from its drop to its outcome, and stands
/// call by call in docs/adr/0047: whoever adds one says there what for.</summary>
public sealed class When_a_letter_costs_store_operations : IAsyncLifetime
{
    private readonly Guid letter = new RandomIds().NewId();
    private CostBed bed = null!;

    public async Task InitializeAsync() => bed = await CostBed.StartAsync();

    public async Task DisposeAsync() => await bed.DisposeAsync();

    [Theory]
    [InlineData("kmd/letter.xml", 6, 11, 4, 1, 3)]
    [InlineData("kmd/urgent/letter.xml", 6, 10, 3, 0, 2)]
    public async Task Should_be_those_of_a_drop_that_goes_alone(string drop, int reads, int writes, int deletes, int lists, int hints)
    {
        await bed.SendAsync(drop, Memo(letter));
        await bed.CompleteAsync(letter);

        bed.Counted().ShouldBe(new(reads, writes, deletes, lists, hints), string.Join('\n', bed.CallsOf(letter)));
        (await bed.LetterAsync(letter)).Status.ShouldBe(LetterStatus.Completed);
    }

    /// <summary>What each letter adds, and what they share: the difference of two archives.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    public async Task Should_be_those_of_the_letters_of_an_archive(int letters)
    {
        var all = Enumerable.Range(0, letters).Select(_ => bed.Rig.Ids.NewId()).ToList();
        await bed.SendAsync("kmd/letters.tar.lzma", await SampleMemo.ArchiveAsync([.. all.Select(uuid => (uuid, SampleMemo.Xml(uuid)))]));
        foreach (var uuid in all) await bed.CompleteAsync(uuid);

        var expected = new Counted(5 + (3 * letters), 7 + (7 * letters), 1 + (2 * letters), 0, 1 + letters);
        bed.Counted().ShouldBe(expected, string.Join('\n', bed.CallsOf(all[0])));
    }

    [Fact]
    public async Task Should_be_those_of_a_received_letter()
    {
        await bed.ReceiveAsync(letter);
        bed.Counted().ShouldBe(new(1, 7, 1, 0, 0), string.Join('\n', bed.CallsOf(letter)));
    }

    private static byte[] Memo(Guid messageUuid) => Encoding.UTF8.GetBytes(SampleMemo.Xml(messageUuid));
}
