using System.Text;
using Microsoft.Extensions.Logging;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receiving;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.Contacts;
using Postvogn.Sandbox.DigitalPost;
using Delivery = Postvogn.Functions.Receiving.Delivery;

namespace Postvogn.Functions.Tests.Receiving;

/// <summary>What becomes of a note, whatever Digital Post answers.</summary>
public sealed class NotifiedLettersTests : IAsyncLifetime
{
    /// <summary>A call, and the repeats within it.</summary>
    private const int Tries = 3;

    private static readonly Guid Letter = new("e60394cd-1ba9-4ff0-833b-9a05113b3df1");
    private static readonly string Note = $"{Rig.SystemId}/{Letter}/notification.json";
    private static readonly string Fetched = $"{Rig.SystemId}/{Letter}/pull.xml";
    private ContactBed bed = null!;

    [Fact]
    public async Task RunAsync_OfANote_FetchesTheLetterAndRemovesTheNote()
    {
        await OfferAsync();
        await NotifyAsync();

        await HandleNoteAsync();

        (await bed.ReceivedAsync()).ShouldBe([Fetched]);
        Encoding.UTF8.GetString((await bed.App.BytesAsync(Places.ReceivedLetter(Rig.SystemId, Letter,
            "pull")))!).ShouldBe(SampleMemo.Xml(Letter));
    }

    [Fact]
    public async Task RunAsync_OfALetterThatLiesHereAlready_FetchesNothing()
    {
        await OfferAsync();
        await NotifyAsync();
        await bed.App.Store.PutAsync(Places.ReceivedLetter(Rig.SystemId, Letter, "pull"), async (stream, cancel) => await stream.WriteAsync(
            "<memo/>"u8.ToArray(), cancel), BlobCondition.None, default);

        await HandleNoteAsync();

        (await bed.ReceivedAsync()).ShouldBe([Fetched]);
        bed.DigitalPost.Ledger.EntriesOf<MemoFetched>().ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_OfANoteThatIsGone_DoesNothing()
    {
        await OfferAsync();

        await HandleNoteAsync();

        (await bed.ReceivedAsync()).ShouldBeEmpty();
        bed.DigitalPost.Ledger.EntriesOf<MemoFetched>().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(FaultKind.ServiceUnavailable)]
    [InlineData(FaultKind.InternalServerError)]
    [InlineData(FaultKind.DropBefore)]
    [InlineData(FaultKind.CutOff)]
    public async Task RunAsync_WhenDigitalPostFails_KeepsTheNoteAndStoresNothing(object kind)
    {
        await OfferAsync();
        await NotifyAsync();
        // What breaks off while it is read is no matter of the call any more.
        var fault = (FaultKind)kind;
        bed.DigitalPost.Faults.Add(new Fault(fault) { Call = ApiCall.FetchMemo, Times = fault == FaultKind.CutOff ? 1 : Tries });

        await HandleNoteAsync();
        (await bed.ReceivedAsync()).ShouldBe([Note]);
        bed.App.Logs.Of(944).Count.ShouldBe(1);

        bed.Clock.Advance(TimeSpan.FromSeconds(5));
        await HandleNoteAsync();
        (await bed.ReceivedAsync()).ShouldBe([Fetched]);
    }

    [Fact]
    public async Task RunAsync_OfALetterThatDigitalPostHasNot_KeepsTheNoteForADay()
    {
        await NotifyAsync();

        bed.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        await HandleNoteAsync();
        (await bed.ReceivedAsync()).ShouldBe([Note]);
        bed.App.Logs.Of(1022).ShouldBeEmpty();

        bed.Clock.Advance(TimeSpan.FromSeconds(1));
        await HandleNoteAsync();
        (await bed.ReceivedAsync()).ShouldBeEmpty();
        bed.App.Logs.Of(1022).ShouldHaveSingleItem().Text.ShouldContain($"{Letter}");
    }

    [Theory]
    [InlineData(DeliveryStatus.Delivered, 0)]
    [InlineData(DeliveryStatus.Delivering, 1)]
    public async Task RunAsync_OfALetterThatDigitalPostHasNoMore_RemovesTheNoteOnceItWasDelivered(object status, int left)
    {
        await NotifyAsync();
        var delivery = new Delivery
        {
            SystemId = Rig.SystemId,
            MessageUuid = Letter,
            Destination = "unrouted",
            Status = (DeliveryStatus)status,
            ChangedAt = bed.Clock.GetUtcNow(),
        };
        await bed.App.Store.WriteAsync(
            Places.Delivery(Rig.SystemId, Letter), delivery, ReceivingJson.Default.Delivery, BlobCondition.IfAbsent, default);

        await HandleNoteAsync();

        (await bed.ReceivedAsync()).Count.ShouldBe(left);
        bed.App.Logs.Of(1021).ShouldHaveSingleItem().Level.ShouldBe(LogLevel.Information,
            "a notification that comes late is nothing to look at");
        bed.App.Logs.Of(944).ShouldBeEmpty();
    }

    public async Task InitializeAsync() => bed = await NotificationBed.StartAsync();

    public async Task DisposeAsync() => await bed.DisposeAsync();

    private async Task OfferAsync()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "letter.xml");
        await File.WriteAllTextAsync(path, SampleMemo.Xml(Letter));
        await bed.DigitalPost.SendToRecipientAsync(Rig.SystemId, Letter, path, default);
    }

    private async Task NotifyAsync() => (await bed.NotifyAsync(new StringContent($"{Letter}"))).EnsureSuccessStatusCode();

    private async Task HandleNoteAsync() =>
        await bed.App.Get<HandleReceivedHandler>().RunAsync(BlobEvent.HintFor(Places.Notification(Rig.SystemId, Letter)), default);
}
