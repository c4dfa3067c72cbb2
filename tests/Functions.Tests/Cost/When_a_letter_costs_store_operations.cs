using System.Text;
using System.Text.Json.Nodes;
using Postvogn.Functions.Letters;
using Postvogn.Testing;

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

    /// <summary>Each lays a hint of its own, of which the first composes them all, and the others list in vain.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(45)]
    public async Task Should_be_those_of_letters_that_are_dropped_one_by_one_and_sent_together(int letters)
    {
        var calls = await SendTogetherAsync(letters);

        bed.Counted().ShouldBe(new(4 + (5 * letters), 6 + (9 * letters), 4 * letters, letters, 1 + (2 * letters)), calls);
    }

    [Fact]
    public async Task Should_be_those_of_a_received_letter()
    {
        await bed.ReceiveAsync(letter);
        bed.Counted().ShouldBe(new(1, 7, 1, 0, 0), string.Join('\n', bed.CallsOf(letter)));
    }

    /// <summary>A letter's share of a transmission of 45, with the source's own write, and five looks of Sweep while it waits for its
    /// receipt. Listings are billed as writes, deletes are free.</summary>
    [Fact]
    public async Task Should_be_what_the_page_of_costs_reckons_with()
    {
        const int Together = 45;
        await SendTogetherAsync(Together);
        var sent = bed.Counted();
        QuantityOf("blob.write.{storage}", "perLetter").ShouldBe(Tenth(1 + ((decimal)(sent.Writes + sent.Lists) / Together)));
        QuantityOf("blob.read.{storage}", "perLetter").ShouldBe(Tenth(5 + ((decimal)sent.Reads / Together)));

        await bed.ReceiveAsync(letter);
        var received = bed.Counted();
        QuantityOf("blob.write.{storage}", "perReceived").ShouldBe(received.Writes - sent.Writes);
        QuantityOf("blob.read.{storage}", "perReceived").ShouldBe(received.Reads - sent.Reads);
    }

    /// <summary>It runs every five minutes, whether there are letters or not.</summary>
    [Fact]
    public async Task Should_be_those_of_a_sweep_that_finds_nothing()
    {
        await bed.SweepAsync();

        var swept = bed.Counted();
        swept.ShouldBe(new(1, 0, 0, 10, 0), string.Join('\n', bed.Store.Calls));
        QuantityOf("blob.write.{storage}", "fixed").ShouldBe(swept.Lists);
        QuantityOf("blob.read.{storage}", "fixed").ShouldBe(swept.Reads);
    }

    // The calls of one of them, for a person.
    private async Task<string> SendTogetherAsync(int letters)
    {
        var all = Enumerable.Range(0, letters).Select(_ => bed.Rig.Ids.NewId()).ToList();
        await bed.SendTogetherAsync(all.Select(uuid => ($"kmd/{uuid}.xml", Memo(uuid))));
        foreach (var uuid in all) await bed.CompleteAsync(uuid);
        return string.Join('\n', bed.CallsOf(all[0]));
    }

    private static decimal QuantityOf(string price, string of)
    {
        var quantities = JsonNode.Parse(File.ReadAllText(Repository.Find("src/Cli/Costs/Data/quantities.json")!))!.AsArray();
        return quantities.Single(line => (string?)line!["price"] == price)![of]![0]!["amount"]!.GetValue<decimal>();
    }

    private static decimal Tenth(decimal amount) => Math.Round(amount, 1, MidpointRounding.AwayFromZero);

    private static byte[] Memo(Guid messageUuid) => Encoding.UTF8.GetBytes(SampleMemo.Xml(messageUuid));
}
