using Microsoft.Extensions.DependencyInjection;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Operations;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
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

        Rig.Clock.Advance(TimeSpan.FromMinutes(2));
        await bed.SweepAsync();

        var outcome = await bed.OutcomeAsync();
        (outcome.State, outcome.Note).ShouldBe((LetterStatus.Completed, null));
        outcome.History!.Select(step => step.State).ShouldBe([LetterStatus.Waiting]);
        (await Rig.ListAsync(Places.Open)).ShouldBeEmpty();
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
        counting.Calls.ShouldAllBe(call => call.StartsWith("list", StringComparison.Ordinal));
    }
}
