using Postvogn.MeMo;
using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Live;
using Postvogn.Sandbox.Samples;
using Postvogn.Sandbox.Staging;

namespace Postvogn.EndToEnd;

/// <summary>Digital Post fails once at a letter's POST, in each way that it can: the letter is sent again under its messageUUID, and
/// whatever the failed attempt did, it ends Completed, once. A refusal of the call is final: the letter is Failed until it is dropped
/// again.</summary>
public sealed class When_Digital_Post_fails_at_a_letter : IAsyncLifetime
{
    private static readonly Contact Citizen = new() { Type = ContactType.Citizen, Number = "6101501234" };
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postvogn-fails-");
    private readonly LetterMaker maker = new(new Seeded(23), TimeProvider.System.GetUtcNow());
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
                    settings["Postvogn__Timing__RetryAfter"] = "00:00:00.1";
                    settings["Postvogn__Timing__ResendUnknownAfter"] = "00:00:00.1";
                },
            },
            patience.Token);
        stage.DigitalPost.Registry.Put(Citizen);
    }

    public async Task DisposeAsync()
    {
        await stage.DisposeAsync();
        patience.Dispose();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(FaultKind.DropBefore, 1)]
    [InlineData(FaultKind.InternalServerError, 1)]
    [InlineData(FaultKind.ServiceUnavailable, 1)]
    [InlineData(FaultKind.TooManyRequests, 1)]
    [InlineData(FaultKind.DropAfter, 2)]
    [InlineData(FaultKind.CutOff, 2)]
    public async Task Should_send_it_again_and_complete_it_once(object kind, int submissions)
    {
        stage.DigitalPost.Faults.Add(new Fault((FaultKind)kind) { Call = ApiCall.SendMemos });
        var watch = await PostWatch.StartAsync(stage.Store, TimeProvider.System, patience.Token);

        var messageUuid = await DropUrgentAsync();
        await foreach (var _ in watch.ReadAllAsync(patience.Token)) break;

        var outcome = await Outcome.ReadAsync(stage.Store, $"{Solbjerg.PushSender}/urgent/brev.xml.json", patience.Token);
        outcome!.State.ShouldBe("Completed");
        await stage.DigitalPost.Ledger.WaitUntilAsync(
            ledger => ledger.FindMessage(messageUuid)?.Submissions == submissions, patience.Token);
        var receipts = stage.DigitalPost.Ledger.FindMessage(messageUuid)!.Receipts;
        receipts.Count(receipt => receipt.ReceiptStatus == ReceiptStatus.Completed).ShouldBe(1);
        receipts.Where(receipt => receipt.ReceiptStatus != ReceiptStatus.Completed)
            .ShouldAllBe(receipt => receipt.ErrorCode == "message.uuid.not.unique");
    }

    [Fact]
    public async Task Should_fail_what_is_refused_and_send_it_when_it_is_dropped_again()
    {
        stage.DigitalPost.Faults.Add(new Fault(FaultKind.BadRequest) { Call = ApiCall.SendMemos });
        var watch = await PostWatch.StartAsync(stage.Store, TimeProvider.System, patience.Token);

        var letter = maker.Letter(MemoVersion.V1_2, Solbjerg.Municipality, Citizen);
        await DropUrgentAsync(letter);
        var failed = await OutcomeAsync(watch, "Failed");
        await DropUrgentAsync(letter);
        var completed = await OutcomeAsync(watch, "Completed");

        (failed.By, failed.Code, failed.MessageUUID).ShouldBe(("DigitalPost", "ValidationException", $"{letter.Header.MessageUuid}"));
        completed.MessageUUID.ShouldBe(failed.MessageUUID, "nothing of it had arrived");
        stage.DigitalPost.Ledger.FindMessage(letter.Header.MessageUuid)!.Submissions.ShouldBe(1);
    }

    private async Task<Outcome> OutcomeAsync(PostWatch watch, string state)
    {
        await foreach (var _ in watch.ReadAllAsync(patience.Token))
        {
            var outcome = await Outcome.ReadAsync(stage.Store, $"{Solbjerg.PushSender}/urgent/brev.xml.json", patience.Token);
            if (outcome?.State == state) return outcome;
        }

        throw new InvalidOperationException("The watch ended.");
    }

    private async Task<Guid> DropUrgentAsync()
    {
        var letter = maker.Letter(MemoVersion.V1_2, Solbjerg.Municipality, Citizen);
        await DropUrgentAsync(letter);
        return letter.Header.MessageUuid;
    }

    private async Task DropUrgentAsync(Message letter)
    {
        using var memo = new MemoryStream();
        await MemoWriter.WriteAsync(memo, letter, patience.Token);
        memo.Position = 0;
        await stage.Store.PutAsync("drop", $"{Solbjerg.PushSender}/urgent/brev.xml", memo, patience.Token);
    }
}
