using Postvogn.Functions.Letters;
using Postvogn.Functions.Receipts;

namespace Postvogn.Functions.Tests.Requests;

/// <summary>Receipts, refusals, recalls, print answers, sweeps and days in random orders, some of them at once: whatever they are, in the
/// end a letter has one final state, its outcome says the same with the whole history, and nothing of it stands open.</summary>
public sealed class When_all_that_follows_comes_in_any_order : IAsyncLifetime
{
    private static readonly LetterStatus[] Ends =
        [LetterStatus.Completed, LetterStatus.Undeliverable, LetterStatus.Recalled, LetterStatus.Printed, LetterStatus.Rejected];

    private RequestBed bed = null!;
    private int drops;

    private Rig Rig => bed.Rig;

    public async Task InitializeAsync() => bed = await RequestBed.StartAsync();

    public async Task DisposeAsync() => await bed.DisposeAsync();

    [Theory]
    [InlineData(20301)]
    [InlineData(20302)]
    [InlineData(20303)]
    public async Task Should_end_in_one_final_state(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 12; i++)
        {
            var drop = $"kmd/{++drops}.xml";
            DateOnly? day = random.Next(2) == 0 ? DanishDay().AddDays(random.Next(1, 4)) : null;
            var letter = await bed.AcceptedAsync(day, drop: drop);
            var told = new List<string>();
            for (var step = 0; step < 10; step++)
            {
                var (one, other) = (NextOf(random, letter, drop, told), NextOf(random, letter, drop, told));
                if (random.Next(3) == 0) await Task.WhenAll(one(), other());
                else await one();
            }

            await EndAsync(letter);
            await CheckAsync(letter, drop, $"seed {seed}, letter {i}: {string.Join(", ", told)}");
        }
    }

    private DateOnly DanishDay() => Postvogn.MeMo.DanishDay.At(Rig.Clock.GetUtcNow());

    private Func<Task> NextOf(Random random, Guid letter, string drop, List<string> told)
    {
        var next = random.Next(9);
        return async () =>
        {
            lock (told) told.Add($"{next}");
            switch (next)
            {
                case 0: await bed.PostAsync(); break;
                case 1: await IfSentAsync(letter, () => bed.ReceiptAsync(letter)); break;
                case 2: await IfSentAsync(letter, () => bed.ReceiptAsync(letter, "sender.not.found")); break;
                case 3: await IfSentAsync(letter, () => bed.UndeliverableAsync(letter)); break;
                case 4: await bed.RecallAsync(drop); break;
                case 5: await IfHandedOverAsync(letter, """{ "state": "printed" }"""); break;
                case 6: await IfHandedOverAsync(letter, """{ "state": "refused" }"""); break;
                case 7: await bed.SweepAsync(); break;
                default: Rig.Clock.Advance(TimeSpan.FromHours(9)); break;
            }
        };
    }

    private async Task IfSentAsync(Guid letter, Func<Task> then)
    {
        if ((await Rig.LetterAsync(letter)).Status > LetterStatus.Accepted) await then();
    }

    private async Task IfHandedOverAsync(Guid letter, string answer)
    {
        if (await bed.StatusAsync(letter) == LetterStatus.HandedToPrint) await bed.PrintAnswerAsync(letter, answer);
    }

    // What Digital Post and the provider would do in the end.
    private async Task EndAsync(Guid letter)
    {
        await bed.PostAsync();
        if (await bed.StatusAsync(letter) == LetterStatus.Claimed) await bed.ReceiptAsync(letter);
        await IfHandedOverAsync(letter, """{ "state": "printed" }""");
        for (var i = 0; i < 5; i++)
        {
            Rig.Clock.Advance(TimeSpan.FromDays(1));
            await bed.SweepAsync();
        }

        await bed.Get<ChaseReceiptsHandler>().RunAsync(default);
    }

    private async Task CheckAsync(Guid messageUuid, string drop, string case_)
    {
        var letter = await Rig.LetterAsync(messageUuid);
        Ends.ShouldContain(letter.Status, case_);
        var outcome = await bed.OutcomeAsync(drop);
        (outcome.State, outcome.By, outcome.History?.Count ?? 0).ShouldBe(
            (letter.Status, letter.Outcome!.By, letter.Outcome.History?.Count ?? 0), case_);
        (await Rig.ListAsync(Places.Open)).ShouldBeEmpty(case_);
        (await Rig.ListAsync(Places.Recalls)).ShouldBeEmpty(case_);
        (await Rig.ListAsync(Places.Prints)).Where(name => name.EndsWith(Places.PrintManifestFile, StringComparison.Ordinal))
            .ShouldBeEmpty(case_);
        var seen = (outcome.History ?? []).Select(step => step.State).Append(outcome.State).ToList();
        if (seen.Contains(LetterStatus.Printed)) seen.ShouldContain(LetterStatus.HandedToPrint, case_);
        if (seen.Contains(LetterStatus.Recalled)) seen[^1].ShouldBe(LetterStatus.Recalled, case_);
    }
}
