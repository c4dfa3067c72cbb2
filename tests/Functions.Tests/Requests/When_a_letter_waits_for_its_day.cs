using Microsoft.Extensions.DependencyInjection;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Operations;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.Receipts;
using Postvogn.Functions.Tests.Storage;

namespace Postvogn.Functions.Tests.Requests;

/// <summary>TI 10.8: COMPLETED means validated, not delivered.</summary>
public sealed class When_a_letter_waits_for_its_day : IAsyncLifetime
{
    private RequestBed bed = null!;

    private Rig Rig => bed.Rig;

    public async Task InitializeAsync() => bed = await RequestBed.StartAsync();

    public async Task DisposeAsync() => await bed.DisposeAsync();

    [Fact]
    public async Task Should_be_told_as_waiting_and_not_be_open()
    {
        var letter = await bed.SentAsync(RequestBed.Ahead);
        await bed.ReceiptAsync(letter);

        var outcome = await bed.OutcomeAsync();
        (outcome.State, outcome.By).ShouldBe((LetterStatus.Waiting, "DigitalPost"));
        outcome.Note!.ShouldContain("not delivered");
        (await Rig.ListAsync(Places.Open)).ShouldBe([$"due/2030-01-10/{letter}"]);
    }

    // Midnight in Denmark is 23:00 UTC in winter.
    [Fact]
    public async Task Should_be_completed_on_its_Danish_day_and_not_before()
    {
        var letter = await bed.SentAsync(RequestBed.Ahead);
        await bed.ReceiptAsync(letter);
        Rig.Clock.Advance(new DateTimeOffset(2030, 1, 9, 22, 59, 0, TimeSpan.Zero) - Rig.Clock.GetUtcNow());
        await bed.SweepAsync();
        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.Waiting);

        // The event log, by which one that was taken back there is known, follows late.
        Rig.Clock.Advance(TimeSpan.FromMinutes(60));
        await bed.SweepAsync();
        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.Waiting);

        Rig.Clock.Advance(TimeSpan.FromMinutes(2));
        await bed.SweepAsync();

        var outcome = await bed.OutcomeAsync();
        (outcome.State, outcome.Note).ShouldBe((LetterStatus.Completed, null));
        outcome.History!.Select(step => step.State).ShouldBe([LetterStatus.Waiting]);
        (await Rig.ListAsync(Places.Open)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("DELAYED_MEMO_MESSAGE_RECALLED", true)]
    [InlineData("MESSAGE_RECALLED_BY_ADMINISTRATOR", false)]
    public async Task Should_be_recalled_when_it_was_taken_back_in_Digital_Post_itself(string tag, bool namesSystem)
    {
        var letter = await bed.SentAsync(RequestBed.Ahead);
        await bed.ReceiptAsync(letter);
        var (happened, other) = (bed.Event(tag, letter), Happened.Json(tag, letter, Rig.Ids.NewId(), Rig.Clock.GetUtcNow()));
        if (!namesSystem) happened["metaProperties"]!["senderSystem"] = null;
        bed.LogHolds(other, happened);
        ToItsDay();
        await bed.SweepAsync();

        var outcome = await bed.OutcomeAsync();
        (outcome.State, outcome.By).ShouldBe((LetterStatus.Recalled, "DigitalPost"));
        outcome.Note!.ShouldContain("event log");
        (await Rig.ListAsync(Places.Open)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_be_completed_when_what_was_taken_back_is_another_systems()
    {
        var letter = await bed.SentAsync(RequestBed.Ahead);
        await bed.ReceiptAsync(letter);
        bed.LogHolds(Happened.Json("DELAYED_MEMO_MESSAGE_RECALLED", letter, Rig.Ids.NewId(), Rig.Clock.GetUtcNow()));
        ToItsDay();
        await bed.SweepAsync();
        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.Completed);
    }

    [Fact]
    public async Task Should_be_asked_about_once_for_all_of_a_system()
    {
        for (var i = 0; i < 20; i++) await bed.ReceiptAsync(await bed.SentAsync(RequestBed.Ahead, drop: $"kmd/{i}.xml"));
        ToItsDay();
        var before = bed.Service.Seen.Count;
        await bed.SweepAsync();

        var asked = bed.Service.Seen.Skip(before).ToList().ShouldHaveSingleItem();
        asked.Target.ShouldContain("eventTag=DELAYED_MEMO_MESSAGE_RECALLED");
        (await Rig.ListAsync(Places.Open)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_wait_a_day_for_an_event_log_that_cannot_be_asked_and_then_say_so()
    {
        var letter = await bed.SentAsync(RequestBed.Ahead);
        await bed.ReceiptAsync(letter);
        bed.Service.Status = _ => 403;
        ToItsDay();
        await bed.SweepAsync();
        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.Waiting);

        Rig.Clock.Advance(TimeSpan.FromDays(1));
        await bed.SweepAsync();
        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.Completed);
        (await bed.OutcomeAsync()).Note!.ShouldContain("could not be asked");
    }

    [Fact]
    public async Task Should_outlast_the_retention_of_what_was_sent_when_its_day_is_far()
    {
        var letter = await bed.SentAsync(new DateOnly(2030, 12, 24));
        await bed.ReceiptAsync(letter);
        for (var i = 0; i < 10; i++)
        {
            Rig.Clock.Advance(TimeSpan.FromDays(15));
            await bed.Get<ChaseReceiptsHandler>().RunAsync(default);
            var changed = (await Rig.LetterAsync(letter)).ChangedAt;
            (Rig.Clock.GetUtcNow() - changed).ShouldBeLessThan(TimeSpan.FromDays(30));
        }

        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.Waiting);
        (await bed.OutcomeAsync()).State.ShouldBe(LetterStatus.Waiting);
    }

    [Fact]
    public async Task Should_be_completed_by_the_chase_when_the_app_stood_still_over_its_day()
    {
        var letter = await bed.SentAsync(RequestBed.Ahead);
        await bed.ReceiptAsync(letter);
        Rig.Clock.Advance(TimeSpan.FromDays(40));
        await bed.SweepAsync();
        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.Waiting);
        await bed.Get<ChaseReceiptsHandler>().RunAsync(default);
        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.Completed);
    }

    [Fact]
    public async Task Should_be_completed_at_once_when_its_day_has_come()
    {
        var letter = await bed.SentAsync(new DateOnly(2030, 1, 7));
        await bed.ReceiptAsync(letter);
        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.Completed);
    }

    // To 00:59 UTC: an hour and 59 minutes into it, in Denmark.
    private void ToItsDay() => Rig.Clock.Advance(new DateTimeOffset(2030, 1, 10, 0, 59, 0, TimeSpan.Zero) - Rig.Clock.GetUtcNow());

    [Fact]
    public async Task Should_have_its_day_from_its_header()
    {
        var letter = Rig.Ids.NewId();
        var memo = SampleMemo.Xml(letter).Replace(
            "<memo:label>Afgørelse</memo:label>",
            "<memo:label>Afgørelse</memo:label><memo:doNotDeliverUntilDate>2030-01-10</memo:doNotDeliverUntilDate>",
            StringComparison.Ordinal);
        await Rig.WriteAsync(Places.Drop(RequestBed.Drop), memo);
        await bed.Get<AcceptDropHandler>().RunAsync(DropRuns.Created(RequestBed.Drop), default);
        (await Rig.LetterAsync(letter)).DoNotDeliverUntilDate.ShouldBe(RequestBed.Ahead);
    }

    [Fact]
    public async Task Should_cost_a_sweep_nothing_however_many_wait()
    {
        for (var i = 0; i < 20; i++)
            await Rig.Store.MarkAsync(Places.Due(RequestBed.Ahead.AddDays(i), Rig.Ids.NewId()), default);
        var counting = new CountingStore(Rig.Store);
        var sweep = bed.With(parts => parts.AddSingleton<IBlobStore>(counting)).GetRequiredService<SweepHandler>();

        await sweep.RunAsync(default);

        counting.Calls.Where(call => call.Contains("due/", StringComparison.Ordinal)).ShouldBe(
            ["list open/due/2030-01-07/", "list open/due/2030-01-06/"]);
        // Beside listings: how far the drops were walked the last time.
        counting.Calls.Where(call => !call.StartsWith("list", StringComparison.Ordinal)).ShouldBe([$"open {Places.DropCursor}"]);
    }
}
