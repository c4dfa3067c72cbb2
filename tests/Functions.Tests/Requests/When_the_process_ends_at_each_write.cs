using Microsoft.Extensions.DependencyInjection;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Operations;
using Postvogn.Functions.Requests;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.Storage;

namespace Postvogn.Functions.Tests.Requests;

/// <summary>Whatever was written last, what is done again by its own hint or by Sweep ends in the same.</summary>
public sealed class When_the_process_ends_at_each_write : IAsyncLifetime
{
    private const int MostWrites = 40;

    private RequestBed bed = null!;
    private int drops;

    private Rig Rig => bed.Rig;

    public async Task InitializeAsync() => bed = await RequestBed.StartAsync();

    public async Task DisposeAsync() => await bed.DisposeAsync();

    [Fact]
    public Task Should_recall_one_that_has_not_left() => AtEachWriteAsync(
        drop => bed.AcceptedAsync(drop: drop),
        (parts, letter, drop) => RecallAsync(parts, drop),
        async (letter, drop) =>
        {
            (await bed.OutcomeAsync(drop)).State.ShouldBe(LetterStatus.Recalled);
            (await bed.AnswerAsync(drop))!.Letters.Single().State.ShouldBe(LetterStatus.Recalled);
        });

    [Fact]
    public Task Should_recall_one_that_waits_at_Digital_Post() => AtEachWriteAsync(
        async drop =>
        {
            var letter = await WaitingAsync(drop);
            bed.RecallStatus = 204;
            return letter;
        },
        async (parts, letter, drop) =>
        {
            var before = bed.Recalls;
            try
            {
                await RecallAsync(parts, drop);
            }
            finally
            {
                // Digital Post takes it back once, and its log says so.
                if (bed.Recalls > before) (bed.RecallStatus, _) = (409, LogRecalled(letter));
            }
        },
        async (letter, drop) =>
        {
            (await bed.OutcomeAsync(drop)).State.ShouldBe(LetterStatus.Recalled);
            (await bed.AnswerAsync(drop))!.Letters.Single().State.ShouldBe(LetterStatus.Recalled);
        });

    [Fact]
    public Task Should_hand_one_over_to_print() => AtEachWriteAsync(
        SentAsync,
        async (parts, letter, drop) => await SettleAsync(parts, letter),
        async (letter, drop) =>
        {
            (await bed.OutcomeAsync(drop)).State.ShouldBe(LetterStatus.HandedToPrint);
            (await Rig.ReadAsync(Places.Print("kmd", letter, Places.PrintManifestFile))).ShouldNotBeNull();
        });

    [Fact]
    public Task Should_take_the_print_providers_answer() => AtEachWriteAsync(
        async drop =>
        {
            var letter = await SentAsync(drop);
            await bed.UndeliverableAsync(letter);
            await Rig.WriteAsync(Answer(letter), """{ "state": "printed" }""");
            return letter;
        },
        (parts, letter, drop) => HandleAsync(parts, Answer(letter)),
        async (letter, drop) =>
        {
            (await bed.OutcomeAsync(drop)).State.ShouldBe(LetterStatus.Printed);
            (await Rig.ListAsync(Places.Prints)).ShouldBeEmpty();
        });

    [Fact]
    public Task Should_complete_one_on_its_day() => AtEachWriteAsync(
        async drop =>
        {
            var letter = await WaitingAsync(drop);
            Rig.Clock.Advance(TimeSpan.FromHours(25));
            return letter;
        },
        (parts, letter, drop) => parts.GetRequiredService<SweepHandler>().RunAsync(default),
        async (letter, drop) => (await bed.OutcomeAsync(drop)).State.ShouldBe(LetterStatus.Completed));

    private async Task AtEachWriteAsync(
        Func<string, Task<Guid>> prepare, Func<IServiceProvider, Guid, string, Task> act, Func<Guid, string, Task> check)
    {
        for (var writes = 0; writes < MostWrites; writes++)
        {
            var drop = $"kmd/{++drops}.xml";
            var letter = await prepare(drop);
            var dying = new DyingStore(Rig.Store, writes);
            try
            {
                await act(bed.With(parts => parts.AddSingleton<IBlobStore>(dying)), letter, drop);
            }
            catch (Exception) when (dying.Died)
            {
                // Its hint comes again, if it was not at its end.
            }

            if (dying.Died) await act(bed.With(), letter, drop);
            Rig.Clock.Advance(TimeSpan.FromMinutes(11));
            await bed.SweepAsync();
            await check(letter, drop);
            (await Rig.ListAsync(Places.Open)).ShouldBeEmpty($"after {writes} writes");
            (await Rig.ListAsync(Places.Recalls)).ShouldBeEmpty($"after {writes} writes");
            if (!dying.Died) return;
        }

        throw new InvalidOperationException("It writes on and on.");
    }

    private async Task<Guid> SentAsync(string drop)
    {
        var letter = await bed.AcceptedAsync(drop: drop);
        await bed.PostAsync();
        return letter;
    }

    private async Task<Guid> WaitingAsync(string drop)
    {
        var letter = await bed.AcceptedAsync(Postvogn.MeMo.DanishDay.At(Rig.Clock.GetUtcNow()).AddDays(1), drop: drop);
        await bed.PostAsync();
        await bed.ReceiptAsync(letter);
        return letter;
    }

    private bool LogRecalled(Guid letter)
    {
        bed.LogHolds(bed.Event("DELAYED_MEMO_MESSAGE_RECALLED", letter));
        return true;
    }

    private async Task RecallAsync(IServiceProvider parts, string drop)
    {
        await Rig.WriteAsync(Places.Recall(drop), "");
        await HandleAsync(parts, Places.Recall(drop));
    }

    private static Task HandleAsync(IServiceProvider parts, BlobPath place) =>
        parts.GetRequiredService<HandleRequestHandler>().RunAsync(BlobEvent.HintFor(place), default);

    private async Task SettleAsync(IServiceProvider parts, Guid letter)
    {
        var letters = parts.GetRequiredService<LetterRecords>();
        await letters.SettleAsync((await letters.FindAsync(letter, default))!, new Outcome
        {
            Drop = (await Rig.LetterAsync(letter)).Drop,
            MessageUuid = letter,
            State = LetterStatus.Undeliverable,
            By = "DigitalPost",
            Code = "recipient.is.exempt",
            At = Rig.Clock.GetUtcNow(),
        }, default);
    }

    private static BlobPath Answer(Guid letter) => Places.Print("kmd", letter, Places.PrintAnswerFile);
}
