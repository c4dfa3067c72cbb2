using Microsoft.Extensions.DependencyInjection;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Requests;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.Storage;

namespace Postvogn.Functions.Tests.Requests;

/// <summary>TI 10.4, docs/adr/0043.</summary>
public sealed class When_a_letter_is_recalled : IAsyncLifetime
{
    private RequestBed bed = null!;

    private Rig Rig => bed.Rig;

    public async Task InitializeAsync() => bed = await RequestBed.StartAsync();

    public async Task DisposeAsync() => await bed.DisposeAsync();

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Should_never_send_one_that_has_not_left(bool urgent, bool byUuid)
    {
        var letter = await bed.AcceptedAsync(urgent: urgent);
        var name = byUuid ? $"kmd/{letter}" : RequestBed.Drop;

        await bed.RecallAsync(name);

        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.Recalled);
        var outcome = await bed.OutcomeAsync();
        (outcome.State, outcome.By).ShouldBe((LetterStatus.Recalled, "Postvogn"));
        var result = (await bed.AnswerAsync(name))!.Letters.ShouldHaveSingleItem();
        (result.MessageUuid, result.State).ShouldBe((letter, LetterStatus.Recalled));
        (await Rig.ListAsync(Places.Open)).ShouldBeEmpty();
        (await Rig.ListAsync(Places.Recalls)).ShouldBeEmpty();
        (await Rig.ComposeAsync()).ShouldBeEmpty();
        (await Rig.Composer.ComposeAloneAsync(letter, default)).ShouldBeNull();
        bed.Recalls.ShouldBe(0);
    }

    [Fact]
    public async Task Should_leave_it_out_of_a_transmission_that_is_being_composed()
    {
        var (gone, stays) = (await bed.AcceptedAsync(drop: "kmd/a.xml"), await bed.AcceptedAsync(drop: "kmd/b.xml"));
        var opened = await OpenTransmissionAsync(gone, stays);

        await bed.RecallAsync("kmd/a.xml");
        (await Rig.Composer.FinishAsync(opened, default)).Value.Members.ShouldBe([stays]);
        (await bed.StatusAsync(gone)).ShouldBe(LetterStatus.Recalled);
    }

    [Fact]
    public async Task Should_close_a_transmission_whose_letters_are_all_recalled()
    {
        var letter = await bed.AcceptedAsync();
        var opened = await OpenTransmissionAsync(letter);
        await bed.RecallAsync(RequestBed.Drop);

        var finished = (await Rig.Composer.FinishAsync(opened, default)).Value;

        (finished.Status, finished.Members.Count).ShouldBe((TransmissionStatus.Failed, 0));
        (await Rig.ListAsync(Places.Open)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_wait_until_its_POST_is_over()
    {
        var letter = await bed.AcceptedAsync(RequestBed.Ahead);
        var id = (await Rig.ComposeAsync()).Single();

        await bed.RecallAsync(RequestBed.Drop);
        (await bed.AnswerAsync(RequestBed.Drop)).ShouldBeNull();
        (await Rig.ListAsync(Places.Recalls)).ShouldHaveSingleItem();

        var stored = (await Rig.Transmissions.FindAsync(id, default))!;
        await Rig.Transmissions.TryMoveAsync(stored, stored.Value with { Status = TransmissionStatus.Sent, Attempt = 1 }, default);
        Rig.Clock.Advance(TimeSpan.FromMinutes(11));
        await bed.SweepAsync();

        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.Recalled);
        (await bed.OutcomeAsync()).By.ShouldBe("DigitalPost");
        (await Rig.ListAsync(Places.Recalls)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_take_back_one_that_waits_at_Digital_Post_and_stay_so()
    {
        var letter = await bed.SentAsync(RequestBed.Ahead);
        await bed.ReceiptAsync(letter);
        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.Waiting);

        await bed.RecallAsync($"kmd/{letter}");
        await bed.ReceiptAsync(letter);
        Rig.Clock.Advance(TimeSpan.FromDays(5));
        await bed.SweepAsync();

        bed.Recalls.ShouldBe(1);
        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.Recalled);
        var outcome = await bed.OutcomeAsync();
        (outcome.State, outcome.By, outcome.History!.Single().State).ShouldBe((LetterStatus.Recalled, "DigitalPost", LetterStatus.Waiting));
        (await Rig.ListAsync(Places.Open)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(404)]
    [InlineData(409)]
    public async Task Should_let_the_event_log_decide_when_an_answer_may_have_been_lost(int status)
    {
        var letter = await bed.SentAsync(RequestBed.Ahead);
        await bed.ReceiptAsync(letter);
        bed.RecallStatus = status;

        await bed.RecallAsync(RequestBed.Drop);
        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.Waiting);
        (await bed.AnswerAsync(RequestBed.Drop)).ShouldBeNull();

        bed.LogHolds(bed.Event("DELAYED_MEMO_MESSAGE_RECALLED", letter));
        Rig.Clock.Advance(TimeSpan.FromMinutes(11));
        await bed.SweepAsync();
        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.Recalled);
    }

    [Fact]
    public async Task Should_say_too_late_when_the_log_knows_nothing_of_it_for_an_hour()
    {
        var letter = await bed.SentAsync(RequestBed.Ahead);
        await bed.ReceiptAsync(letter);
        bed.RecallStatus = 409;
        await bed.RecallAsync(RequestBed.Drop);

        Rig.Clock.Advance(TimeSpan.FromMinutes(61));
        await bed.SweepAsync();

        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.Waiting);
        (await bed.AnswerAsync(RequestBed.Drop))!.Letters.Single().Note.ShouldStartWith("Too late");
        (await bed.OutcomeAsync()).State.ShouldBe(LetterStatus.Waiting);
    }

    [Fact]
    public async Task Should_find_out_after_its_day_what_became_of_a_recall_that_was_never_answered()
    {
        var letter = await bed.SentAsync(RequestBed.Ahead);
        await bed.ReceiptAsync(letter);
        bed.RecallStatus = 401;
        await bed.RecallAsync(RequestBed.Drop);
        Rig.Clock.Advance(TimeSpan.FromDays(4));
        await bed.SweepAsync();
        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.Completed);

        // Of a recall that is asked again, when the log has caught up.
        bed.LogHolds(bed.Event("DELAYED_MEMO_MESSAGE_RECALLED", letter));
        await bed.RecallAsync(RequestBed.Drop);

        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.Recalled);
        (await bed.OutcomeAsync()).State.ShouldBe(LetterStatus.Recalled);
    }

    [Fact]
    public async Task Should_call_nobody_about_one_that_has_no_day_ahead()
    {
        await bed.SentAsync();
        await bed.RecallAsync(RequestBed.Drop);
        bed.Recalls.ShouldBe(0);
        (await bed.AnswerAsync(RequestBed.Drop))!.Letters.Single().Note.ShouldStartWith("Too late");
    }

    [Fact]
    public async Task Should_say_that_the_print_provider_has_it()
    {
        var letter = await bed.SentAsync();
        await bed.UndeliverableAsync(letter);
        await bed.RecallAsync(RequestBed.Drop);
        (await bed.AnswerAsync(RequestBed.Drop))!.Letters.Single().Note.ShouldContain("print provider has it");
        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.HandedToPrint);
    }

    [Theory]
    [InlineData("sd/letter.xml")]
    [InlineData("kmd/other.xml")]
    [InlineData("kmd/letter.xml/x")]
    [InlineData("kmd/LETTER.xml")]
    [InlineData("kmd/ letter.xml")]
    [InlineData("kmd/letter.xml\u0000")]
    [InlineData("kmd/521f3356-d1c5-4812-bc69-59423fce52b7")]
    [InlineData("kmd/521F3356-D1C5-4812-BC69-59423FCE52B7.")]
    [InlineData("ukendt/letter.xml")]
    [InlineData("letter.xml")]
    [InlineData("kmd/letter")]
    public async Task Should_answer_a_name_that_no_letter_of_the_source_has(string name)
    {
        var letter = await bed.AcceptedAsync();
        using var memory = new Rig(clock => new MemoryBlobStore(clock));
        var store = name.Contains('\0', StringComparison.Ordinal) ? memory : Rig;
        await store.WriteAsync(Places.Recall(name), "");

        await (store == Rig ? bed.Get<Recalls>() : memory.Get<Recalls>()).RunAsync(name, default);

        var answer = (await store.ReadAsync(Places.RecallAnswer(name), RequestsJson.Default.RecallAnswer))!;
        (answer.Recall, answer.Code, answer.Letters.Count).ShouldBe((name, "recall.unknown", 0));
        (await store.ListAsync(Places.Recalls)).ShouldBeEmpty();
        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.Accepted);
    }

    // What is recalled already must not take the time of what is not.
    [Fact]
    public async Task Should_take_back_a_whole_archive_however_many_runs_it_takes()
    {
        const string Archive = "kmd/mange.zip";
        const int Letters = 200;
        var all = new List<Guid>();
        for (var i = 0; i < Letters; i++)
            all.Add((await Rig.AcceptedLetterAsync(drop: Archive, fromArchive: true)).MessageUuid);
        await Rig.Store.WriteAsync(
            Places.Accepted(Archive, new string('f', 64)), new AcceptedDrop(all, null), SendingJson.Default.AcceptedDrop,
            BlobCondition.None, default);
        await Rig.WriteAsync(Places.Recall(Archive), "");
        var slow = new SlowStore(Rig.Store, Rig.Clock);
        var handler = bed.With(parts => parts.AddSingleton<IBlobStore>(slow)).GetRequiredService<HandleRequestHandler>();

        var runs = 0;
        for (; await bed.AnswerAsync(Archive) is null; runs++)
        {
            runs.ShouldBeLessThan(10);
            await handler.RunAsync(BlobEvent.HintFor(Places.Recall(Archive)), default);
        }

        runs.ShouldBeGreaterThan(2);
        (await bed.AnswerAsync(Archive))!.Letters.ShouldAllBe(letter => letter.State == LetterStatus.Recalled);
        (await bed.AnswerAsync(Archive))!.Letters.Count.ShouldBe(Letters);
        (await Rig.ListAsync(Places.Open)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_not_tell_a_source_of_another_ones_letter()
    {
        var letter = await bed.AcceptedAsync();
        await bed.RecallAsync($"sd/{letter}");
        (await bed.AnswerAsync($"sd/{letter}"))!.Code.ShouldBe("recall.unknown");
        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.Accepted);
    }

    [Fact]
    public async Task Should_wait_for_a_drop_that_is_not_taken_over_yet()
    {
        var letter = Rig.Ids.NewId();
        await Rig.WriteAsync(Places.Drop(RequestBed.Drop), SampleMemo.Xml(letter));
        await bed.RecallAsync(RequestBed.Drop);
        (await bed.AnswerAsync(RequestBed.Drop)).ShouldBeNull();

        await bed.Get<AcceptDropHandler>().RunAsync(DropRuns.Created(RequestBed.Drop), default);
        await bed.HandleAsync(Places.Recall(RequestBed.Drop));

        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.Recalled);
    }

    [Fact]
    public async Task Should_stay_recalled_when_the_same_drop_comes_again()
    {
        var letter = Rig.Ids.NewId();
        for (var i = 0; i < 2; i++)
        {
            await Rig.WriteAsync(Places.Drop(RequestBed.Drop), SampleMemo.Xml(letter));
            await bed.Get<AcceptDropHandler>().RunAsync(DropRuns.Created(RequestBed.Drop), default);
            if (i == 0) await bed.RecallAsync(RequestBed.Drop);
        }

        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.Recalled);
        (await Rig.ComposeAsync()).ShouldBeEmpty();
        (await bed.OutcomeAsync()).Note!.ShouldContain("was not sent");
    }

    private async Task<Stored<Transmission>> OpenTransmissionAsync(params Guid[] candidates) => await Rig.Transmissions.OpenAsync(
        new Transmission
        {
            Id = Rig.Ids.NewId(),
            System = "post",
            Candidates = candidates,
            Status = TransmissionStatus.Composing,
            CreatedAt = Rig.Clock.GetUtcNow(),
            ChangedAt = Rig.Clock.GetUtcNow(),
        }, default);
}
