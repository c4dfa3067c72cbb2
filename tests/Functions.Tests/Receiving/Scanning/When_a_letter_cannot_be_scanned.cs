using Microsoft.Extensions.Logging;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receiving;

namespace Postvogn.Functions.Tests.Receiving;

/// <summary>It waits, unseen and without a receipt, and is delivered when it can be scanned.</summary>
public sealed class When_a_letter_cannot_be_scanned : IAsyncLifetime
{
    private readonly Guid messageUuid = Guid.Parse("b6fcb074-2843-4f66-8481-682715232ac9");
    private ReceivingBed bed = null!;

    public async Task InitializeAsync() => bed = await ReceivingBed.StartAsync();

    public async Task DisposeAsync() => await bed.DisposeAsync();

    [Theory]
    [InlineData(ScanVerdict.NotScanned, 1031, LogLevel.Warning)]
    [InlineData(ScanVerdict.TooLarge, 1032, LogLevel.Error)]
    public async Task Should_wait_and_say_so_and_then_be_delivered_once(object verdict, int eventId, LogLevel level)
    {
        var place = await bed.PushAsync(messageUuid, SampleMemo.Xml(messageUuid));

        await bed.HandleAsync(place, new MarkerScanner { Otherwise = new ScanResult((ScanVerdict)verdict, "why") });

        bed.Receipts.ShouldBeEmpty();
        (await bed.Rig.ListAsync(Places.Received)).Count.ShouldBe(1);
        (await bed.Rig.ListAsync("inbox")).ShouldBeEmpty();
        (await bed.Rig.ListAsync("deliveries")).ShouldBeEmpty();
        var line = bed.Logs.Of(eventId).ShouldHaveSingleItem();
        line.Level.ShouldBe(level);
        line.Text.ShouldContain("(why)");

        await bed.HandleAsync(place, new MarkerScanner());
        bed.Receipts.ShouldBe([(null, null)]);
        (await bed.Rig.ListAsync("inbox")).Count.ShouldBe(3);
        (await bed.Rig.ListAsync(Places.Received)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_wait_when_the_scan_takes_too_long()
    {
        var place = await bed.PushAsync(messageUuid, SampleMemo.Xml(messageUuid));

        await bed.HandleAsync(place, new EndlessScanner(() => bed.Rig.Clock.Advance(Screening.ScanLimit)));

        bed.Receipts.ShouldBeEmpty();
        (await bed.Rig.ListAsync(Places.Received)).Count.ShouldBe(1);
        bed.Logs.Of(1031).ShouldHaveSingleItem().Text.ShouldContain("within 6 minutes");
    }

    [Fact]
    public async Task Should_not_wait_for_the_scanner_when_it_was_delivered_before()
    {
        await bed.HandleAsync(await bed.PushAsync(messageUuid, SampleMemo.Xml(messageUuid)), new MarkerScanner());
        await bed.HandleAsync(await bed.PushAsync(messageUuid, SampleMemo.Xml(messageUuid),
            "push-2"), new MarkerScanner { Otherwise = ScanResult.NotScanned("away") });
        bed.Receipts.ShouldBe([(null, null), (null, null)]);
    }

    [Fact]
    public async Task Should_still_be_told_when_it_cannot_be_read_either()
    {
        await bed.HandleAsync(await bed.PushAsync(messageUuid, "<Message"), new MarkerScanner());
        (await bed.Rig.ListAsync("unreadable")).Count.ShouldBe(1);
        bed.Receipts.Single().Code.ShouldBe("memo.invalid");
    }

    [Fact]
    public async Task Should_be_no_error_when_it_is_gone()
    {
        await bed.HandleAsync(Places.ReceivedLetter(Rig.SystemId, messageUuid, "push-1"), new MarkerScanner());
        bed.Receipts.ShouldBeEmpty();
    }

    private sealed class EndlessScanner(Action meanwhile) : IScanner
    {
        public async Task<ScanResult> ScanAsync(Stream content, CancellationToken cancellationToken)
        {
            meanwhile();
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            return ScanResult.Clean;
        }
    }
}
