using Postvogn.Functions.Contacts;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.MeMo;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Postvogn.Sandbox.Samples;
using Postvogn.Sandbox.Staging;

namespace Postvogn.EndToEnd;

/// <summary>
/// A recipient system with REST_PUBLISH_SUBSCRIBE: Digital Post tells of a letter, and it is fetched, delivered once and receipted,
/// whatever becomes of the notification.
/// </summary>
public sealed class When_a_letter_waits_at_Digital_Post : IAsyncLifetime
{
    private const string Never = "0 0 0 1 1 *";
    private static readonly Contact Citizen = new() { Type = ContactType.Citizen, Number = "6101501234" };
    private static readonly MailSystem System = Solbjerg.Cast.System(Solbjerg.NotifiedRecipientName);
    private static readonly Desk Desk = Solbjerg.Cast.Desks.Single(desk => desk.Point.SystemId == System.Id);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postvogn-notified-");
    private readonly LetterMaker maker = new(new Seeded(47), TimeProvider.System.GetUtcNow());
    private readonly CancellationTokenSource patience = new(TimeSpan.FromMinutes(2));
    private Stage stage = null!;

    private NationalLedger Ledger => stage.DigitalPost.Ledger;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await stage.DisposeAsync();
        patience.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Should_fetch_and_deliver_it_at_the_notification()
    {
        await StartAsync();
        var letter = await OfferAsync();

        await ReceiptedAsync(letter);

        await ShouldBeDeliveredOnceAsync(letter);
        (Ledger.FindDelivery(System.Id, letter)!.Pushes, Ledger.FindDelivery(System.Id, letter)!.Fetches).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Should_find_it_in_the_list_when_the_notification_does_not_come()
    {
        await StartAsync();
        stage.DigitalPost.Registry.Put(Registered() with { Endpoint = new Uri(stage.Host.BaseAddress, "api/nowhere") });
        var letter = await OfferAsync();
        await Ledger.WaitUntilAsync(ledger => ledger.FindDelivery(System.Id, letter)!.Pushes > 0, patience.Token);

        await TriggerAsync("PullMemos");
        await ReceiptedAsync(letter);

        await ShouldBeDeliveredOnceAsync(letter);
        Ledger.FindDelivery(System.Id, letter)!.AcceptedPushes.ShouldBe(0);
    }

    [Fact]
    public async Task Should_deliver_it_once_when_it_is_notified_of_again()
    {
        await StartAsync();
        var letter = await OfferAsync();
        (await stage.DigitalPost.PushAgainAsync(System.Id, letter, patience.Token)).IsAccepted.ShouldBeTrue();
        await ReceiptedAsync(letter);
        await ShouldBeDeliveredOnceAsync(letter);

        // Digital Post has its receipt and the letter no more: the notification is late.
        (await stage.DigitalPost.PushAgainAsync(System.Id, letter, patience.Token)).IsAccepted.ShouldBeTrue();

        await ShouldBeDeliveredOnceAsync(letter);
    }

    [Fact]
    public async Task Should_receipt_it_again_when_it_lies_there_again()
    {
        await StartAsync();
        var letter = await OfferAsync();
        await ReceiptedAsync(letter);
        await stage.Host.WaitUntilIdleAsync(patience.Token);

        stage.DigitalPost.ListAgain(System.Id, letter);
        (await stage.DigitalPost.PushAgainAsync(System.Id, letter, patience.Token)).IsAccepted.ShouldBeTrue();
        await Ledger.WaitUntilAsync(ledger => ledger.FindDelivery(System.Id, letter)!.PositiveReceipts == 2, patience.Token);

        await ShouldBeDeliveredOnceAsync(letter);
    }

    [Theory]
    [InlineData(FaultKind.ServiceUnavailable, 3)]
    [InlineData(FaultKind.CutOff, 1)]
    public async Task Should_fetch_it_later_when_Digital_Post_fails_at_it(object kind, int times)
    {
        await StartAsync();
        stage.DigitalPost.Faults.Add(new Fault((FaultKind)kind) { Call = ApiCall.FetchMemo, SystemId = System.Id, Times = times });
        var letter = await OfferAsync();
        await Ledger.WaitUntilAsync(
            ledger => ledger.EntriesOf<FaultPlayed>().Count >= times && ledger.FindDelivery(System.Id, letter)!.AcceptedPushes > 0,
            patience.Token);
        await stage.Host.WaitUntilIdleAsync(patience.Token);
        (await stage.Store.ListAsync("received",
            "", patience.Token)).Select(blob => blob.Name).ShouldBe([$"{System.Id}/{letter}/notification.json"]);

        await TriggerAsync("Sweep");
        await ReceiptedAsync(letter);

        await ShouldBeDeliveredOnceAsync(letter);
    }

    [Theory]
    [InlineData(Step.KeepNotification)]
    [InlineData(Step.RemoveNotification)]
    public async Task Should_deliver_it_once_when_the_app_is_killed_after(object step)
    {
        var killed = Path.Combine(folder.FullName, "killed");
        await StartAsync(settings =>
        {
            settings["Postvogn__Test__KillAt"] = $"{step}";
            settings["Postvogn__Test__KilledFile"] = killed;
        });
        var letter = await OfferAsync();

        await ReceiptedAsync(letter);

        File.Exists($"{killed}.{step}").ShouldBeTrue();
        await ShouldBeDeliveredOnceAsync(letter);
    }

    private async Task StartAsync(Action<IDictionary<string, string>>? adjust = null) => stage = await Stage.StartAsync(
        new StageOptions
        {
            Directory = folder.FullName,
            AdjustSettings = settings =>
            {
                // Only a test that says so lists what waits.
                settings["PullMemosSchedule"] = Never;
                settings["Postvogn__Timing__SweepAfter"] = "00:00:00.001";
                settings["SweepSchedule"] = Never;
                adjust?.Invoke(settings);
            },
        },
        patience.Token);

    private MailSystem Registered() => System with { Endpoint = new Uri(stage.Host.BaseAddress, $"api/notifications/{System.Id}") };

    private async Task<Guid> OfferAsync()
    {
        var letter = maker.Reply(Citizen, Solbjerg.Municipality, Desk.Point);
        var path = Path.Combine(folder.FullName, $"{letter.Header.MessageUuid}.xml");
        await using (var memo = File.Create(path)) await MemoWriter.WriteAsync(memo, letter, patience.Token);
        await stage.DigitalPost.SendToRecipientAsync(System.Id, path, patience.Token);
        return letter.Header.MessageUuid;
    }

    private async Task TriggerAsync(string timer) =>
        (await stage.StandIn.TriggerAsync(timer, patience.Token)).Outcome.ShouldBe(InvocationOutcome.Succeeded);

    private Task ReceiptedAsync(Guid letter) =>
        Ledger.WaitUntilAsync(ledger => ledger.FindDelivery(System.Id, letter) is { State: DeliveryState.Delivered }, patience.Token);

    private async Task ShouldBeDeliveredOnceAsync(Guid letter)
    {
        await stage.Host.WaitUntilIdleAsync(patience.Token);
        (await stage.Store.ListAsync("received", "", patience.Token)).ShouldBeEmpty();
        var messages = (await stage.Store.ListAsync("inbox", "", patience.Token)).Select(blob => blob.Name).Where(name => name.EndsWith(
            "/message.json", StringComparison.Ordinal));
        messages.ShouldBe([$"{Desk.Destination}/{letter}/message.json"]);
        (await stage.Host.Queues.CountPoisonAsync(patience.Token)).ShouldBe(0);
    }
}
