using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Tests.DigitalPost;

namespace Postvogn.Functions.Tests.Receipts;

/// <summary>From the first POST to the one after the chase, over real TLS.</summary>
public sealed class When_a_transmission_was_never_answered : IAsyncLifetime
{
    private const string TechnicalReceipt =
        """{"transmissionId":"86f13750-8068-44c1-93cf-a915998831cf","timeStamp":"2030-01-17T08:23:32.583Z","receiptStatus":"RECEIVED"}""";
    private ChaseBed bed = null!;
    private TransmissionSender sender = null!;
    private Guid letter;
    private Guid transmission;

    public async Task InitializeAsync()
    {
        bed = await ChaseBed.StartAsync();
        var rig = bed.Rig;
        sender = bed.Get<TransmissionSender>();
        letter = (await rig.AcceptedLetterAsync()).MessageUuid;
        await rig.WriteAsync(Places.Memo(letter), "<memo/>");
        transmission = (await rig.ComposeAsync()).Single();
    }

    public async Task DisposeAsync() => await bed.DisposeAsync();

    [Fact]
    public async Task Should_send_it_again_under_the_same_messageUUID_when_the_event_log_does_not_know_it()
    {
        await GiveUpAsync(lastAnswer: 500);
        (await RecordAsync()).WasNeverAnswered().ShouldBeTrue();

        (await ChaseTwoDaysLaterAsync()).ShouldBe([transmission.ToString()]);
        Answer(201);
        await sender.SendAsync(transmission, default);

        (await RecordAsync()).Status.ShouldBe(TransmissionStatus.Sent);
        Posts().Select(post => post.Target).Distinct().ShouldHaveSingleItem().ShouldContain(letter.ToString());
        Posts().Count.ShouldBe(3);
        (await bed.Rig.LetterAsync(letter)).Status.ShouldBe(LetterStatus.Claimed, "its receipt decides");
    }

    [Fact]
    public async Task Should_not_send_it_again_when_its_last_attempt_was_refused()
    {
        await GiveUpAsync(lastAnswer: 400);
        (await RecordAsync()).WasNeverAnswered().ShouldBeFalse();

        (await ChaseTwoDaysLaterAsync()).ShouldBeEmpty();

        (await RecordAsync()).Status.ShouldBe(TransmissionStatus.Failed);
        bed.Logs.Of(936).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Should_settle_it_when_the_event_log_knows_it_after_all()
    {
        await GiveUpAsync(lastAnswer: 500);
        bed.LogHolds(bed.Event("MEMO_SEND_VALIDATED", letter));

        (await ChaseTwoDaysLaterAsync()).ShouldBeEmpty();
        await bed.HandleReceiptsAsync();

        (await bed.Rig.LetterAsync(letter)).Status.ShouldBe(LetterStatus.Completed);
    }

    [Fact]
    public async Task Should_leave_the_letter_open_when_the_first_attempt_without_an_answer_is_the_last()
    {
        bed.Rig.Clock.Advance(TimeSpan.FromDays(8));
        Answer(500);

        await sender.SendAsync(transmission, default);

        var given = await RecordAsync();
        (given.Status, given.Attempt, given.MayHaveArrived).ShouldBe((TransmissionStatus.Failed, 1, true));
        (await bed.Rig.LetterAsync(letter)).Status.ShouldBe(LetterStatus.Claimed);
    }

    private async Task GiveUpAsync(int lastAnswer)
    {
        Answer(500);
        await sender.SendAsync(transmission, default);
        (await RecordAsync()).Status.ShouldBe(TransmissionStatus.Unknown);
        bed.Rig.Clock.Advance(TimeSpan.FromDays(8));
        Answer(lastAnswer);
        await sender.SendAsync(transmission, default);
        (await RecordAsync()).Status.ShouldBe(TransmissionStatus.Failed);
    }

    private async Task<List<string>> ChaseTwoDaysLaterAsync()
    {
        bed.Rig.Clock.Advance(TimeSpan.FromDays(2));
        bed.Rig.Hints.Take();
        await bed.Handler.RunAsync(default);
        return bed.Rig.Hints.Take().GetValueOrDefault("transmissions", []);
    }

    private void Answer(int status)
    {
        var events = bed.Service.Body;
        bed.Service.Status = call => IsPost(call) ? status : 200;
        bed.Service.Body = call => IsPost(call) ? TechnicalReceipt : events(call);
    }

    private async Task<Transmission> RecordAsync() => (await bed.Rig.Transmissions.FindAsync(transmission, default))!.Value;

    private List<SeenCall> Posts() => [.. bed.Service.Seen.Where(IsPost)];

    private static bool IsPost(SeenCall call) => call.Target.Contains("/memos-bulk/", StringComparison.Ordinal);
}
