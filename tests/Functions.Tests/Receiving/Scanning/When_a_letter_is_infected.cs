using System.Text;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receiving;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.Storage;
using Postvogn.Functions.Tests.Telemetry;
using Postvogn.Testing;
using Postvogn.Testing.Clamd;

namespace Postvogn.Functions.Tests.Receiving;

/// <summary>Nobody gets an infected letter, it is not lost, and Digital Post is told (TI 10.11).</summary>
[Collection(ClamdCollection.Name)]
public sealed class When_a_letter_is_infected(RunningClamd clamd) : IAsyncLifetime
{
    private readonly Guid messageUuid = Guid.Parse("b6fcb074-2843-4f66-8481-682715232ac9");
    private ReceivingBed bed = null!;

    public async Task InitializeAsync() => bed = await ReceivingBed.StartAsync();

    public async Task DisposeAsync() => await bed.DisposeAsync();

    [FactIfAvailable(typeof(ClamdServer))]
    public async Task Should_keep_it_in_quarantine_and_say_so_when_clamd_finds_something()
    {
        using var counted = new CountedHere();
        var place = await bed.PushAsync(messageUuid, ReceivingBed.InfectedXml(messageUuid));

        await bed.HandleAsync(place, ScriptedClamd.Scanner(clamd.Settings, TimeProvider.System));

        await ShouldBeInQuarantineAsync();
        counted.Seen.ShouldBe(["letters.received 1 system=post", "letters.quarantined 1 system=post"]);
        var said = bed.Logs.Of(1030).ShouldHaveSingleItem().Text;
        said.ShouldContain(ClamdServer.MarkerName);
        said.ShouldNotContain("brev.txt");
    }

    [FactIfAvailable(typeof(ClamdServer))]
    public async Task Should_deliver_any_other_letter()
    {
        await bed.HandleAsync(
            await bed.PushAsync(messageUuid, SampleMemo.Xml(messageUuid)), ScriptedClamd.Scanner(clamd.Settings, TimeProvider.System));

        (await bed.Rig.ListAsync("inbox")).Count.ShouldBe(3);
        bed.Receipts.ShouldBe([(null, null)]);
        (await bed.Rig.ListAsync("quarantine")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_answer_a_later_push_the_same_way_without_a_scan()
    {
        var scanner = new MarkerScanner();
        await bed.HandleAsync(await bed.PushAsync(messageUuid, ReceivingBed.InfectedXml(messageUuid)), scanner);
        var scans = scanner.Scans;

        await bed.HandleAsync(await bed.PushAsync(messageUuid, SampleMemo.Xml(messageUuid), "push-2"), scanner);
        await bed.HandleAsync(await bed.PushAsync(messageUuid, SampleMemo.Xml(messageUuid), "push-3"), scanner: null);

        scanner.Scans.ShouldBe(scans);
        bed.Receipts.Select(receipt => receipt.Code).ShouldBe(["virus.detected", "virus.detected", "virus.detected"]);
        (await bed.Rig.ListAsync("inbox")).ShouldBeEmpty();
        (await bed.Rig.ListAsync(Places.Received)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_find_it_in_a_letter_that_cannot_be_read()
    {
        await bed.HandleAsync(await bed.PushAsync(messageUuid, $"<Message {ClamdServer.Marker}"), new MarkerScanner());

        bed.Receipts.Single().Code.ShouldBe("virus.detected");
        (await bed.Rig.ListAsync("unreadable")).ShouldBeEmpty();
        (await bed.Rig.ListAsync("quarantine")).ShouldBe([$"{Rig.SystemId}/{messageUuid}.xml"]);
    }

    /// <summary>
    /// Dead after the first write, after the second, and so on, until it lives: each time, a repeat ends in the same state.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Should_end_the_same_way_wherever_it_is_killed(bool deliveryWasBegun)
    {
        var died = true;
        for (var writes = 0; died; writes++)
        {
            await using var fresh = await ReceivingBed.StartAsync();
            (bed, var own) = (fresh, bed);
            if (deliveryWasBegun) await BeginDeliveryAsync();
            var place = await bed.PushAsync(messageUuid, ReceivingBed.InfectedXml(messageUuid));
            var store = new DyingStore(bed.Rig.Store, writes);
            if (await DiesAsync(place, store)) await bed.HandleAsync(place, new MarkerScanner());
            died = store.Died;
            await ShouldBeInQuarantineAsync();
            bed = own;
            writes.ShouldBeLessThan(20);
        }
    }

    /// <summary>The one who delivers has begun, when clamd has learnt something new and another push is found infected.</summary>
    [Fact]
    public async Task Should_take_back_what_is_being_delivered_meanwhile()
    {
        var other = await bed.PushAsync(messageUuid, ReceivingBed.InfectedXml(messageUuid), "push-2");
        var status = DeliveryStatus.Delivered;
        var place = await bed.PushAsync(messageUuid, SampleMemo.Xml(messageUuid));
        // The folder's owner, the delivery's record, a file; then memo.xml.
        var store = new MeanwhileStore(bed.Rig.Store, before: 3, async () =>
        {
            status = (await bed.DeliveryAsync(messageUuid))!.Status;
            await bed.HandleAsync(other, new MarkerScanner());
        });

        await bed.HandleAsync(place, new MarkerScanner(), store);

        bed.Receipts.Select(receipt => receipt.Code).ShouldBe(["virus.detected", "virus.detected"]);
        status.ShouldBe(DeliveryStatus.Delivering);
        (await bed.Rig.ListAsync("inbox")).ShouldBeEmpty();
        (await bed.DeliveryAsync(messageUuid))!.Status.ShouldBe(DeliveryStatus.Quarantined);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Should_be_downloaded_once_whatever_the_scanner_says(bool infected)
    {
        var store = new CountingStore(bed.Rig.Store);
        var place = await bed.PushAsync(messageUuid, infected ? ReceivingBed.InfectedXml(messageUuid) : SampleMemo.Xml(messageUuid));

        await bed.HandleAsync(place, new MarkerScanner(), store);

        store.Opened(place).ShouldBe(1);
        (await bed.Rig.ListAsync("quarantine")).Count.ShouldBe(infected ? 1 : 0);
    }

    [Fact]
    public async Task Should_be_delivered_as_it_was_scanned_when_another_is_written_over_it()
    {
        var place = await bed.PushAsync(messageUuid, SampleMemo.Xml(messageUuid));
        var scanner = new MarkerScanner { Meanwhile = () => bed.Rig.WriteAsync(place, ReceivingBed.InfectedXml(messageUuid)) };

        await bed.HandleAsync(place, scanner);

        (await bed.Rig.ReadAsync(Places.Inbox("unrouted", $"{messageUuid}", "01-brev.txt")))!.ShouldBe("Hej"u8.ToArray());
    }

    [Fact]
    public async Task Should_not_be_delivered_by_one_who_found_nothing_before()
    {
        var other = await bed.PushAsync(messageUuid, ReceivingBed.InfectedXml(messageUuid), "push-2");
        var first = new MarkerScanner { Meanwhile = () => bed.HandleAsync(other, new MarkerScanner()) };

        await bed.HandleAsync(await bed.PushAsync(messageUuid, SampleMemo.Xml(messageUuid)), first);

        (await bed.Rig.ListAsync("inbox")).ShouldBeEmpty();
        bed.Receipts.Select(receipt => receipt.Code).ShouldBe(["virus.detected", "virus.detected"]);
    }

    [Fact]
    public async Task Should_leave_one_that_was_delivered_meanwhile_and_say_so()
    {
        var other = await bed.PushAsync(messageUuid, SampleMemo.Xml(messageUuid), "push-2");
        var first = new MarkerScanner { Meanwhile = () => bed.HandleAsync(other, scanner: null) };

        await bed.HandleAsync(await bed.PushAsync(messageUuid, $"{SampleMemo.Xml(messageUuid)}<!-- {ClamdServer.Marker} -->"), first);

        (await bed.Rig.ListAsync("inbox")).Count.ShouldBe(3);
        bed.Receipts.ShouldBe([(null, null), (null, null)]);
        bed.Logs.Of(1033).ShouldHaveSingleItem();
    }

    private async Task ShouldBeInQuarantineAsync()
    {
        (await bed.Rig.ListAsync("inbox")).ShouldBeEmpty();
        (await bed.Rig.ListAsync(Places.Received)).ShouldBeEmpty();
        Encoding.UTF8.GetString((await bed.Rig.ReadAsync(Places.Quarantined(Rig.SystemId, messageUuid)))!)
            .ShouldBe(ReceivingBed.InfectedXml(messageUuid));
        var delivery = (await bed.DeliveryAsync(messageUuid))!;
        (delivery.Status, delivery.Found).ShouldBe((DeliveryStatus.Quarantined, ClamdServer.MarkerName));
        bed.Receipts.Count.ShouldBeInRange(1, 2);
        var words = $"Virus fundet i modtaget payload for MeMo med id {messageUuid}";
        bed.Receipts.ShouldAllBe(receipt => receipt.Code == "virus.detected" && receipt.Message == words);
    }

    /// <summary>An earlier try found nothing, and was killed while it laid the files.</summary>
    private async Task BeginDeliveryAsync()
    {
        var begun = new Delivery
        {
            SystemId = Rig.SystemId,
            MessageUuid = messageUuid,
            Destination = "unrouted",
            Status = DeliveryStatus.Delivering,
            ChangedAt = bed.Rig.Clock.GetUtcNow(),
        };
        await bed.Rig.Store.WriteAsync(
            Places.Delivery(Rig.SystemId, messageUuid), begun, ReceivingJson.Default.Delivery, BlobCondition.IfAbsent, default);
        await bed.Rig.WriteAsync(Places.Inbox("unrouted", $"{messageUuid}", "01-brev.txt"), "Hej");
        await bed.Rig.WriteAsync(Places.Inbox("unrouted", $"{messageUuid}", InboxMessage.File), "{}");
    }

    private async Task<bool> DiesAsync(BlobPath place, DyingStore store)
    {
        try
        {
            await bed.HandleAsync(place, new MarkerScanner(), store);
            return false;
        }
        catch (DiedException)
        {
            return true;
        }
    }
}
