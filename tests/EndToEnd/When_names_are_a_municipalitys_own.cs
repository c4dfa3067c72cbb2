using Postvogn.MeMo;
using Postvogn.Sandbox.Azurite;
using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Postvogn.Sandbox.Samples;
using Postvogn.Sandbox.Staging;
using Postvogn.Sandbox.Store;
using Postvogn.Testing;

namespace Postvogn.EndToEnd;

/// <summary>Systems, sources and destinations with hyphens and Danish letters, numbered as Bicep numbers them: a letter goes out and its
/// outcome lies in the source's folder, a letter that comes lies in the destination's (docs/adr/0036).</summary>
public sealed class When_names_are_a_municipalitys_own : IAsyncLifetime
{
    private const string Sender = "social-affairs";
    private const string Destination = "børn";
    private static readonly string[] Sources = ["børn", "child-care", "småbørn"];
    private static readonly string[] Lists =
        ["Postvogn__Systems__", "Postvogn__Certificates__", "Postvogn__Sources__", "Postvogn__Inbox__Destinations__"];

    private static readonly Contact Citizen = new() { Type = ContactType.Citizen, Number = "6101501234" };
    private static readonly MailSystem Recipient = Solbjerg.Cast.System("indgang") with { Name = "børne-indgang" };
    private static readonly Desk Desk = Solbjerg.Cast.Desks.First(desk => desk.Point.SystemId == Recipient.Id) with
    {
        Destination = Destination,
    };

    private static readonly Cast Cast = Solbjerg.Cast with
    {
        Systems = [Solbjerg.Cast.System(Solbjerg.PushSender) with { Name = Sender }, Recipient],
        Desks = [Desk],
    };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postvogn-names-");
    private readonly LetterMaker maker = new(new Seeded(83), TimeProvider.System.GetUtcNow());
    private readonly CancellationTokenSource patience = new(TimeSpan.FromMinutes(5));
    private Stage stage = null!;

    [Fact]
    public Task Should_send_and_deliver_on_the_folder_store() => JourneyAsync(StoreKind.Folder);

    [FactIfAvailable(typeof(AzuriteServer))]
    public Task Should_send_and_deliver_on_Azurite() => JourneyAsync(StoreKind.Azurite);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await stage.DisposeAsync();
        patience.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task JourneyAsync(StoreKind store)
    {
        stage = await Stage.StartAsync(
            new StageOptions { Directory = folder.FullName, Store = store, Cast = Cast, AdjustSettings = Adjust }, patience.Token);
        stage.DigitalPost.Registry.Put(Citizen);

        foreach (var source in Sources)
            (await SendAsync(source)).State.ShouldBe("Completed", source);

        var received = await ReceiveAsync();
        (await stage.Store.ListAsync("inbox", "", patience.Token)).Select(blob => blob.Name)
            .ShouldContain($"{Destination}/{received}/message.json");

        // As a Mac writes it: it looks like the source's folder, and is none.
        const string decomposed = "sma\u030Abørn/brev.xml";
        await DropAsync(decomposed);
        var refused = await OutcomeAsync(decomposed);
        (refused.State, refused.Code).ShouldBe(("Rejected", "source.unknown"));
        refused.Findings.ShouldHaveSingleItem().Fix.ShouldNotBeNull().ShouldContain("Drop into småbørn/");
        (await stage.Host.Queues.CountPoisonAsync(patience.Token)).ShouldBe(0);
    }

    private static void Adjust(IDictionary<string, string> settings)
    {
        foreach (var list in Lists)
        {
            var given = settings.Keys.Where(key => key.StartsWith(list, StringComparison.Ordinal)).ToList();
            var names = given.Select(key => key[list.Length..].Split("__")[0]).Distinct(StringComparer.Ordinal).ToList();
            foreach (var key in given)
            {
                var parts = key[list.Length..].Split("__", 2);
                settings[$"{list}{names.IndexOf(parts[0])}__{parts[1]}"] = settings[key];
                settings.Remove(key);
            }

            for (var number = 0; number < names.Count; number++)
                settings[$"{list}{number}__Name"] = names[number];
        }

        for (var number = 0; number < Sources.Length; number++)
        {
            settings[$"Postvogn__Sources__{number + 1}__Name"] = Sources[number];
            // Its letters and receipts are the system's, however the system is spelt here.
            settings[$"Postvogn__Sources__{number + 1}__System"] = number == 0 ? Sender : "Social-Affairs";
        }
    }

    private async Task<Outcome> SendAsync(string source)
    {
        var messageUuid = await DropAsync($"{source}/urgent/brev på vej.xml");
        await stage.DigitalPost.Ledger.WaitUntilAsync(
            ledger => ledger.EntriesOf<ReceiptPushed>().Any(push => push.Receipt.MessageUuid == messageUuid && push.Answer.IsAccepted),
            patience.Token);
        return await OutcomeAsync($"{source}/urgent/brev på vej.xml");
    }

    private async Task<Guid> DropAsync(string name)
    {
        var letter = maker.Letter(MemoVersion.V1_2, Solbjerg.Municipality, Citizen);
        using var memo = new MemoryStream();
        await MemoWriter.WriteAsync(memo, letter, patience.Token);
        memo.Position = 0;
        await stage.Store.PutAsync("drop", name, memo, patience.Token);
        return letter.Header.MessageUuid;
    }

    private async Task<Outcome> OutcomeAsync(string name)
    {
        while (true)
        {
            (await stage.StandIn.TriggerAsync("Sweep", patience.Token)).Outcome.ShouldBe(InvocationOutcome.Succeeded);
            await stage.Host.WaitUntilIdleAsync(patience.Token);
            if (await Outcome.ReadAsync(stage.Store, $"{name}.json", patience.Token) is { } outcome)
                return outcome;
        }
    }

    private async Task<Guid> ReceiveAsync()
    {
        var letter = maker.Reply(Citizen, Solbjerg.Municipality, Desk.Point);
        var path = Path.Combine(folder.FullName, $"{letter.Header.MessageUuid}.xml");
        await using (var memo = File.Create(path))
            await MemoWriter.WriteAsync(memo, letter, patience.Token);
        await stage.DigitalPost.SendToRecipientAsync(Recipient.Id, path, patience.Token);
        await stage.DigitalPost.Ledger.WaitUntilAsync(
            ledger => ledger.FindDelivery(Recipient.Id, letter.Header.MessageUuid) is { State: DeliveryState.Delivered }, patience.Token);
        await stage.Host.WaitUntilIdleAsync(patience.Token);
        return letter.Header.MessageUuid;
    }
}
