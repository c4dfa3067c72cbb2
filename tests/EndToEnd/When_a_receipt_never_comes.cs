using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Postvogn.MeMo;
using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Postvogn.Sandbox.Samples;
using Postvogn.Sandbox.Staging;

namespace Postvogn.EndToEnd;

/// <summary>The receipt endpoint of a sender system is wrong in Administrative Access, so no receipt ever comes: ChaseReceipts finds what
/// became of the letter in the event log, and whoever asks is told its whole way.</summary>
public sealed class When_a_receipt_never_comes : IAsyncLifetime
{
    private static readonly Contact Citizen = new() { Type = ContactType.Citizen, Number = "6101501234" };
    private static readonly Contact Stranger = new() { Type = ContactType.Citizen, Number = "6101505678" };
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postvogn-chase-");
    private readonly LetterMaker maker = new(new Seeded(31), TimeProvider.System.GetUtcNow());
    private readonly CancellationTokenSource patience = new(TimeSpan.FromMinutes(2));
    private Stage stage = null!;

    public async Task InitializeAsync()
    {
        stage = await Stage.StartAsync(
            new StageOptions
            {
                Directory = folder.FullName,
                AdjustSettings = settings =>
                {
                    settings["Postvogn__Timing__ChaseAfter"] = "00:00:00.001";
                    settings["ChaseReceiptsSchedule"] = "0 0 0 1 1 *";
                },
            },
            patience.Token);
        stage.DigitalPost.Registry.Put(Citizen);
        stage.DigitalPost.Registry.Put(stage.Cast.System(Solbjerg.PushSender) with { ReceiptEndpoint = new Uri(stage.Host.BaseAddress,
            "api/nowhere") });
    }

    public async Task DisposeAsync()
    {
        await stage.DisposeAsync();
        patience.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Should_complete_the_letter_by_the_event_log_and_tell_its_way()
    {
        var messageUuid = await DropAsync("brev.xml", Citizen);

        var outcome = await ChaseAsync("brev.xml", messageUuid);

        (outcome.State, outcome.MessageUUID).ShouldBe(("Completed", messageUuid.ToString()));
        var way = await WhereIsAsync(messageUuid);
        way.GetProperty("state").GetString().ShouldBe("Completed");
        way.GetProperty("transmission").GetProperty("attempts").GetInt32().ShouldBe(1);
        way.TryGetProperty("note", out _).ShouldBeFalse("Digital Post was asked");
        var history = way.GetProperty("history").EnumerateArray().Select(entry => entry.GetProperty("what").GetString()!).ToList();
        history.ShouldContain("receipt taken from the event log");
        history.ShouldNotContain("receipt came");
        history.ShouldContain("MEMO_SEND_VALIDATED");
        way.GetRawText().ShouldNotContain(Citizen.Number);
    }

    [Fact]
    public async Task Should_hand_the_letter_to_print_with_the_code_of_the_event_log()
    {
        var messageUuid = await DropAsync("ukendt.xml", Stranger);

        var outcome = await ChaseAsync("ukendt.xml", messageUuid);

        (outcome.State, outcome.By, outcome.MessageUUID).ShouldBe(("HandedToPrint", "DigitalPost", messageUuid.ToString()));
        outcome.Code.ShouldBe(stage.DigitalPost.Ledger.FindMessage(messageUuid)!.Receipts.Single().ErrorCode);
        (await WhereIsAsync(messageUuid)).GetProperty("state").GetString().ShouldBe("HandedToPrint");
    }

    [Fact]
    public async Task Should_tell_nobody_without_the_function_key()
    {
        using var client = Client(key: null);
        (await client.GetAsync($"api/letters/{Guid.Empty}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<Guid> DropAsync(string name, Contact recipient)
    {
        var letter = maker.Letter(MemoVersion.V1_2, Solbjerg.Municipality, recipient);
        using var memo = new MemoryStream();
        await MemoWriter.WriteAsync(memo, letter, patience.Token);
        memo.Position = 0;
        await stage.Store.PutAsync("drop", $"{Solbjerg.PushSender}/urgent/{name}", memo, patience.Token);
        return letter.Header.MessageUuid;
    }

    /// <summary>Waits until Digital Post has failed to push the receipt, then chases until the letter is settled.</summary>
    private async Task<Outcome> ChaseAsync(string name, Guid messageUuid)
    {
        await stage.DigitalPost.Ledger.WaitUntilAsync(
            ledger => ledger.EntriesOf<ReceiptPushed>().Any(push => push.Receipt.MessageUuid == messageUuid && !push.Answer.IsAccepted),
            patience.Token);
        while (true)
        {
            // The first run may come before the answer to the POST is kept; then the letter is not overdue yet.
            (await stage.StandIn.TriggerAsync("ChaseReceipts", patience.Token)).Outcome.ShouldBe(InvocationOutcome.Succeeded);
            await stage.Host.WaitUntilIdleAsync(patience.Token);
            if (await Outcome.ReadAsync(stage.Store, $"{Solbjerg.PushSender}/urgent/{name}.json", patience.Token) is { } outcome)
                return outcome;
        }
    }

    private async Task<JsonElement> WhereIsAsync(Guid messageUuid)
    {
        using var client = Client(stage.Host.FunctionKey);
        return await client.GetFromJsonAsync<JsonElement>($"api/letters/{messageUuid}", patience.Token);
    }

    private HttpClient Client(string? key)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(Path.Combine(stage.Folders.Certificates, "root.pem"));
        var client = new HttpClient(new SocketsHttpHandler { SslOptions = new() { CertificateChainPolicy = policy } })
        {
            BaseAddress = stage.Host.BaseAddress,
        };
        if (key is not null) client.DefaultRequestHeaders.Add("x-functions-key", key);
        return client;
    }
}
