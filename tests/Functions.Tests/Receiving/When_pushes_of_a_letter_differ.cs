using System.Text;
using System.Text.Json.Nodes;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receiving;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.Storage;

namespace Postvogn.Functions.Tests.Receiving;

/// <summary>Whichever push is delivered: message.json, memo.xml and the files beside them are of that one, and nothing else is there
/// (docs/adr/0040).</summary>
public sealed class When_pushes_of_a_letter_differ : IAsyncLifetime
{
    private ReceivingBed bed = null!;

    public async Task InitializeAsync() => bed = await ReceivingBed.StartAsync();

    public async Task DisposeAsync() => await bed.DisposeAsync();

    [Fact]
    public async Task Should_deliver_one_of_them_wherever_the_other_comes()
    {
        var happened = true;
        for (var write = 0; happened; write++)
        {
            var (messageUuid, first, second) = await TwoAsync();
            var store = new MeanwhileStore(bed.Rig.Store, write, () => bed.HandleAsync(second, scanner: null));
            await bed.HandleAsync(first, scanner: null, store);
            happened = store.Happened;
            if (!happened) await bed.HandleAsync(second, scanner: null);

            await ShouldBeOneAsync(messageUuid, $"before write {write}");
            write.ShouldBeLessThan(20);
        }
    }

    [Fact]
    public async Task Should_deliver_one_of_them_wherever_both_are_killed()
    {
        for (var firstDies = 0; firstDies < 9; firstDies++)
        {
            for (var secondDies = 0; secondDies < 9; secondDies++)
            {
                var (messageUuid, first, second) = await TwoAsync();
                await DiesAsync(first, firstDies);
                await DiesAsync(second, secondDies);
                await bed.HandleAsync(first, scanner: null);
                await bed.HandleAsync(second, scanner: null);

                await ShouldBeOneAsync(messageUuid, $"{firstDies} and {secondDies} writes");
            }
        }
    }

    /// <summary>A person removed what had begun the delivery.</summary>
    [Fact]
    public async Task Should_deliver_the_other_where_the_first_is_gone()
    {
        for (var writes = 0; writes < 6; writes++)
        {
            var (messageUuid, first, second) = await TwoAsync();
            await DiesAsync(first, writes);
            await bed.Rig.Store.DeleteAsync(first, default);
            await DiesAsync(second, writes);
            await bed.HandleAsync(second, scanner: null);

            await ShouldBeOneAsync(messageUuid, $"{writes} writes");
        }
    }

    /// <summary>It begins nothing: neither a delivery nor a route that the next would have to take.</summary>
    [Fact]
    public async Task Should_leave_no_trace_in_the_inbox_of_one_that_cannot_be_read_to_its_end()
    {
        var (messageUuid, _, second) = await TwoAsync();
        var broken = await bed.PushAsync(
            messageUuid, SampleMemo.Xml(messageUuid, "Broken").Replace("SGVq", "SG!q", StringComparison.Ordinal), "push-3");

        await bed.HandleAsync(broken, scanner: null);

        (await bed.Rig.ListAsync("inbox")).ShouldBeEmpty();
        (await bed.Rig.ListAsync("deliveries")).ShouldBeEmpty();
        (await bed.Rig.ListAsync("unreadable")).ShouldBe([$"{Rig.SystemId}/{messageUuid}.xml"]);
        await bed.HandleAsync(second, scanner: null);
        (await MessageAsync(messageUuid))["label"]!.ToString().ShouldBe("Second");
        bed.Receipts.Select(receipt => receipt.Code is null).ShouldBe([false, true]);
    }

    /// <summary>Two instances' worth of consumers, and each push its own blob.</summary>
    [Fact]
    public async Task Should_deliver_ten_pushes_at_once_to_eight_consumers_once()
    {
        var messageUuid = bed.Rig.Ids.NewId();
        var places = new List<BlobPath>();
        for (var push = 0; push < 10; push++)
            places.Add(await bed.PushAsync(messageUuid, SampleMemo.Xml(messageUuid, push % 2 == 0 ? "First" : "Second"), $"push-{push}"));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async consumer =>
        {
            foreach (var place in places.Where((_, push) => push % 4 == consumer % 4))
            {
                await Task.Yield();
                await bed.HandleAsync(place, new MarkerScanner());
            }
        }));

        await ShouldBeOneAsync(messageUuid, "ten at once");
        bed.Receipts.ShouldAllBe(receipt => receipt.Code == null);
    }

    private async Task<(Guid MessageUuid, BlobPath First, BlobPath Second)> TwoAsync()
    {
        var messageUuid = bed.Rig.Ids.NewId();
        var second = SampleMemo.Xml(messageUuid, "Second")
            .Replace("SGVq", Convert.ToBase64String("Hej igen"u8), StringComparison.Ordinal)
            .Replace("</memo:File>", "</memo:File><memo:File><memo:encodingFormat>text/plain</memo:encodingFormat>" +
                "<memo:filename>to.txt</memo:filename><memo:language>da</memo:language><memo:content>SGVq</memo:content></memo:File>",
                StringComparison.Ordinal);
        var first = SampleMemo.Xml(messageUuid, "First").Replace("brev.txt", "first.txt", StringComparison.Ordinal);
        return (messageUuid, await bed.PushAsync(messageUuid, first), await bed.PushAsync(messageUuid, second, "push-2"));
    }

    private async Task DiesAsync(BlobPath place, int writes)
    {
        try
        {
            await bed.HandleAsync(place, scanner: null, new DyingStore(bed.Rig.Store, writes));
        }
        catch (DiedException)
        {
            // As it is meant to.
        }
    }

    private async Task ShouldBeOneAsync(Guid messageUuid, string when)
    {
        var message = await MessageAsync(messageUuid);
        var memo = Encoding.UTF8.GetString((await InboxAsync(messageUuid, InboxMessage.Memo))!);
        memo.ShouldContain($"<memo:label>{message["label"]}</memo:label>", customMessage: when);
        var files = message["files"]!.AsArray().Select(file => (Path: file!["path"]!.ToString(), Length: (long)file["length"]!)).ToList();
        foreach (var (path, length) in files)
        {
            var bytes = (await InboxAsync(messageUuid, path)).ShouldNotBeNull(when);
            bytes.LongLength.ShouldBe(length, when);
            memo.ShouldContain(Convert.ToBase64String(bytes), customMessage: when);
        }

        (await bed.Rig.ListAsync("inbox")).Where(name => name.Contains($"{messageUuid}", StringComparison.Ordinal))
            .Select(name => name[(name.LastIndexOf('/') + 1)..])
            .ShouldBe([.. files.Select(file => file.Path), InboxMessage.Memo, InboxMessage.File], ignoreOrder: true, when);
        (await bed.DeliveryAsync(messageUuid))!.Status.ShouldBe(DeliveryStatus.Delivered, when);
        (await bed.Rig.ListAsync(Places.Received)).ShouldBeEmpty(when);
    }

    private async Task<JsonNode> MessageAsync(Guid messageUuid) => JsonNode.Parse((await InboxAsync(messageUuid, InboxMessage.File))!)!;

    private async Task<byte[]?> InboxAsync(Guid messageUuid, string file) =>
        await bed.Rig.ReadAsync(Places.Inbox("unrouted", $"{messageUuid}", file));
}
