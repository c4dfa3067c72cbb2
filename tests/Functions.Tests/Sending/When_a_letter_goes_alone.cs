using Postvogn.Functions.Letters;
using Postvogn.Functions.Operations;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.DigitalPost;

namespace Postvogn.Functions.Tests.Sending;

/// <summary>It is claimed before its transmission has a record (docs/adr/0047).</summary>
public sealed class When_a_letter_goes_alone : IAsyncLifetime
{
    private const string Taken = """{"transmissionId":"86f13750-8068-44c1-93cf-a915998831cf","receiptStatus":"RECEIVED"}""";
    private Bed bed = null!;

    private Rig Rig => bed.Rig;

    public async Task InitializeAsync()
    {
        bed = new Bed(await RecordingService.StartAsync());
        bed.Service.Status = _ => 201;
        bed.Service.Body = _ => Taken;
    }

    public async Task DisposeAsync() => await bed.DisposeAsync();

    [Theory]
    [InlineData(false, "memos-bulk")]
    [InlineData(true, "memos/")]
    public async Task Should_be_posted_in_one_run_and_leave_nothing_waiting(bool urgent, string operation)
    {
        var letter = await WaitingAsync(urgent);

        await bed.Get<TransmissionSender>().SendAloneAsync(letter, default);

        bed.Service.Seen.ShouldHaveSingleItem().Target.ShouldContain(operation);
        var transmission = await TransmissionOfAsync(letter);
        (transmission.Status, transmission.Attempt, transmission.MayHaveArrived).ShouldBe((TransmissionStatus.Sent, 1, false));
        transmission.Members.ShouldBe([letter]);
        (await Rig.ListAsync(Places.Open)).ShouldBe([$"messages/{letter}"]);
    }

    [Fact]
    public async Task Should_be_posted_once_by_eight_at_once()
    {
        var letter = await WaitingAsync(urgent: false);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(
            _ => Task.Run(() => bed.Get<TransmissionSender>().SendAloneAsync(letter, default))));

        bed.Service.Seen.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Should_wait_marked_when_it_is_not_taken_and_be_closed_when_it_is()
    {
        bed.Service.Status = _ => 503;
        var letter = await WaitingAsync(urgent: false);
        await bed.Get<TransmissionSender>().SendAloneAsync(letter, default);

        var transmission = await TransmissionOfAsync(letter);
        transmission.NotBefore.ShouldNotBeNull();
        (await Rig.ListAsync(Places.Open)).ShouldContain($"transmissions/{transmission.Id}");

        bed.Service.Status = _ => 201;
        Rig.Clock.Advance(TimeSpan.FromMinutes(30));
        (await SweepAsync())[HintQueues.Transmissions].ShouldBe([$"{transmission.Id}"]);
        await bed.Get<TransmissionSender>().SendAsync(transmission.Id, default);

        (await TransmissionOfAsync(letter)).Status.ShouldBe(TransmissionStatus.Sent);
        (await Rig.ListAsync(Places.Open)).ShouldBe([$"messages/{letter}"]);
    }

    [Fact]
    public async Task Should_wait_again_when_its_process_ended_before_the_record()
    {
        var letter = await WaitingAsync(urgent: false);
        var claim = await ClaimAsync(letter);
        (await SweepAsync()).ShouldBeEmpty();
        (await Rig.LetterAsync(letter)).Status.ShouldBe(LetterStatus.Claimed);

        Rig.Clock.Advance(TimeSpan.FromMinutes(11));
        await SweepAsync();

        var given = await Rig.LetterAsync(letter);
        (given.Status, given.Transmission).ShouldBe((LetterStatus.Accepted, null));
        (await Rig.WaitingAsync()).ShouldBe([letter]);
        // Who was only slow, and comes now, must not post it.
        var never = (await Rig.Transmissions.FindAsync(claim, default))!.Value;
        var late = never with { Status = TransmissionStatus.Posting, Members = [letter] };
        (await Rig.Transmissions.TryOpenAsync(late, default)).ShouldBeNull();
        await bed.Get<TransmissionSender>().SendAsync(claim, default);
        bed.Service.Seen.ShouldBeEmpty();
    }

    /// <summary>Its record may have stood, and retention took it: then the letter was sent.</summary>
    [Fact]
    public async Task Should_stay_claimed_when_that_was_long_ago()
    {
        var letter = await WaitingAsync(urgent: false);
        await ClaimAsync(letter);
        Rig.Clock.Advance(TimeSpan.FromDays(31));

        await SweepAsync();

        (await Rig.LetterAsync(letter)).Status.ShouldBe(LetterStatus.Claimed);
    }

    [Fact]
    public async Task Should_end_when_its_memo_is_gone()
    {
        var letter = await WaitingAsync(urgent: false);
        await Rig.Store.DeleteAsync(Places.Memo(letter), default);

        await bed.Get<TransmissionSender>().SendAloneAsync(letter, default);

        (await Rig.LetterAsync(letter)).Outcome!.Code.ShouldBe(NothingToSendException.Code);
        (await Rig.ListAsync(Places.Open)).ShouldBeEmpty();
    }

    private async Task<Guid> WaitingAsync(bool urgent)
    {
        var letter = await Rig.AcceptedLetterAsync(urgent: urgent);
        await Rig.WriteAsync(Places.Memo(letter.MessageUuid), "<memo/>");
        return letter.MessageUuid;
    }

    private async Task<Guid> ClaimAsync(Guid letter)
    {
        var claim = Rig.Ids.NewId();
        await Rig.Composer.ClaimAloneAsync((await Rig.Letters.FindAsync(letter, default))!, claim, default);
        return claim;
    }

    private async Task<Transmission> TransmissionOfAsync(Guid letter) =>
        (await Rig.Transmissions.FindAsync((await Rig.LetterAsync(letter)).Transmission!.Value, default))!.Value;

    private async Task<IReadOnlyDictionary<string, List<string>>> SweepAsync()
    {
        Rig.Hints.Take();
        await bed.Get<SweepHandler>().RunAsync(default);
        return Rig.Hints.Take();
    }

    // Nothing that is postponed is due within a run.
    private sealed class Bed(RecordingService service) : PostBed(service, settings => settings with
    {
        Timing = settings.Timing with { RetryAfter = TimeSpan.FromMinutes(2) },
    });
}
