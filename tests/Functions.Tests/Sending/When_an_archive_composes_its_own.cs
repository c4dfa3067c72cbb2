using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.Storage;

namespace Postvogn.Functions.Tests.Sending;

/// <summary>Its letters are accepted as claimed for transmissions that it opens and seals itself (docs/adr/0047).</summary>
public sealed class When_an_archive_composes_its_own : IAsyncLifetime
{
    private readonly IReadOnlyList<Guid> letters = [.. Enumerable.Range(0, 7).Select(_ => new RandomIds().NewId())];
    private ArchiveBed bed = null!;

    public async Task InitializeAsync() => bed = await ArchiveBed.StartAsync();

    public async Task DisposeAsync() => await bed.DisposeAsync();

    [Fact]
    public async Task Should_seal_one_with_all_its_letters_and_let_none_wait()
    {
        await bed.BeginAsync(await ArchiveAsync(letters));

        await ArchiveBed.AcceptAsync(bed.Parts);

        var own = (await bed.TransmissionsAsync()).ShouldHaveSingleItem();
        (own.Status, own.IsOfDrop, own.System).ShouldBe((TransmissionStatus.Composed, true, "post"));
        own.Members.ShouldBe(letters);
        own.Id.Version.ShouldBe(4);
        (await bed.ListAsync(Places.Open)).Order().ShouldBe(letters.Select(uuid => $"messages/{uuid}").Order());
        bed.Rig.Hints.Given.ShouldHaveSingleItem().Queue.ShouldBe(HintQueues.Transmissions);
        await bed.PumpAsync();
        await bed.ShouldBeSentOnceAsync(letters, "at once");
    }

    [Theory]
    [InlineData(5, 1_000_000, new[] { 5 }, 2)]
    [InlineData(6, 1_000_000, new[] { 6 }, 1)]
    [InlineData(1_000, 3_000, new int[0], 7)]
    [InlineData(4, 1_000_000, new int[0], 7)]
    public async Task Should_cut_as_the_composer_does_and_let_few_wait(int maxLetters, long maxBytes, int[] loads, int waiting)
    {
        await using var limited = await ArchiveBed.StartAsync(maxLetters, maxBytes);
        await limited.BeginAsync(await ArchiveAsync(letters));

        await ArchiveBed.AcceptAsync(limited.Parts);

        (await limited.TransmissionsAsync()).Select(own => own.Members.Count).ShouldBe(loads);
        var markers = await limited.ListAsync(Places.Open);
        markers.Count(marker => marker.StartsWith("waiting/", StringComparison.Ordinal)).ShouldBe(waiting);
    }

    [Fact]
    public async Task Should_let_urgent_letters_go_alone()
    {
        const string Urgent = "kmd/urgent/letters.tar.lzma";
        await bed.BeginAsync(await ArchiveAsync(letters), Urgent);

        await ArchiveBed.AcceptAsync(bed.Parts, Urgent);

        (await bed.TransmissionsAsync()).ShouldBeEmpty();
        bed.Rig.Hints.Of(HintQueues.Urgent).Order().ShouldBe(letters.Select(uuid => $"{uuid:D}").Order());
    }

    /// <summary>Killed before it was sealed, so that Sweep seals it: what waits under a messageUUID that another drop has is not
    /// its.</summary>
    [Fact]
    public async Task Should_never_claim_a_letter_of_another_drop()
    {
        await bed.BeginAsync(SampleBytes(letters[2]), "sd/first.xml");
        await ArchiveBed.AcceptAsync(bed.Parts, "sd/first.xml");
        await bed.WriteAsync(Places.Drop(ArchiveBed.Drop), await ArchiveAsync(letters));
        bed.Rig.Hints.Take();
        await DieAfterAsync(8);
        var own = (await bed.TransmissionsAsync()).ShouldHaveSingleItem();
        own.Candidates.ShouldContain(letters[2]);

        await bed.Parts.GetRequiredService<TransmissionSender>().SendAsync(own.Id, default);

        (await bed.TransmissionsAsync()).ShouldHaveSingleItem().Members.ShouldNotContain(letters[2]);
        (await bed.FindAsync(letters[2]))!.Status.ShouldBe(LetterStatus.Accepted);
        await ArchiveBed.AcceptAsync(bed.Parts, delivery: 2);
        (await bed.ListAsync("outcomes")).ShouldHaveSingleItem().ShouldContain($"{letters[2]}");
    }

    [Theory]
    [InlineData(After.ItsHintComesAgain)]
    [InlineData(After.SweepFindsIt)]
    [InlineData(After.TheDropIsGone)]
    public async Task Should_lose_and_double_nothing_wherever_the_process_ends(After after)
    {
        var archive = await ArchiveAsync(letters);
        for (var writes = 0; ; writes++)
        {
            await bed.BeginAsync(archive);
            var hasDied = await DieAfterAsync(writes);
            if (after == After.ItsHintComesAgain) await ArchiveBed.AcceptAsync(bed.Parts, delivery: 2);
            if (after == After.TheDropIsGone) await bed.Store.DeleteAsync(Places.Drop(ArchiveBed.Drop), default);
            await bed.PumpAsync();
            // What was begun and never comes again is let go after an hour.
            for (var i = 0; i < 7; i++) await bed.SweepAsync();

            var taken = after == After.TheDropIsGone ? await TakenAsync() : letters;
            await bed.ShouldBeSentOnceAsync(taken, $"after {writes} writes");
            if (!hasDied) return;
        }
    }

    [Theory]
    [InlineData(Meanwhile.AnotherInstanceAccepts)]
    [InlineData(Meanwhile.SweepFindsIt)]
    [InlineData(Meanwhile.ItIsSealed)]
    [InlineData(Meanwhile.ALetterIsRecalled)]
    public async Task Should_lose_and_double_nothing_whatever_another_does_between_two_writes(Meanwhile meanwhile)
    {
        var archive = await ArchiveAsync(letters);
        for (var writes = 1; ; writes++)
        {
            await bed.BeginAsync(archive);
            var store = new InterruptedStore(bed.Store, writes, () => DoAsync(meanwhile));

            await ArchiveBed.AcceptAsync(bed.On(store));

            await bed.PumpAsync();
            for (var i = 0; i < 3; i++) await bed.SweepAsync();
            await bed.ShouldBeSentOnceAsync(letters, $"{meanwhile} after {writes} writes");
            if (!store.WasInterrupted) return;
        }
    }

    [Fact]
    public async Task Should_lose_and_double_nothing_when_three_accept_and_one_seals_at_once()
    {
        var archive = await ArchiveAsync(letters);
        for (var run = 0; run < 10; run++)
        {
            await bed.BeginAsync(archive);
            var instances = Enumerable.Range(0, 3).Select(_ => bed.On(new UnevenStore(bed.Store))).ToList();

            await Task.WhenAll([
                .. instances.Select(parts => Task.Run(() => ArchiveBed.AcceptAsync(parts))),
                Task.Run(() => DoAsync(Meanwhile.ItIsSealed)),
            ]);

            await bed.PumpAsync();
            for (var i = 0; i < 3; i++) await bed.SweepAsync();
            await bed.ShouldBeSentOnceAsync(letters, $"run {run}");
        }
    }

    private async Task DoAsync(Meanwhile meanwhile)
    {
        switch (meanwhile)
        {
            case Meanwhile.AnotherInstanceAccepts:
                await ArchiveBed.AcceptAsync(bed.On(bed.Store));
                break;
            case Meanwhile.SweepFindsIt:
                await bed.SweepAsync();
                break;
            case Meanwhile.ItIsSealed:
                foreach (var own in await bed.TransmissionsAsync())
                    await bed.Parts.GetRequiredService<TransmissionSender>().SendAsync(own.Id, default);
                break;
            case Meanwhile.ALetterIsRecalled:
                await bed.RecallAsync(letters[^1]);
                await bed.RecallAsync(letters[0]);
                await bed.SweepAsync();
                break;
        }
    }

    // True if it came so far.
    private async Task<bool> DieAfterAsync(int writes)
    {
        var dying = new DyingStore(bed.Store, writes);
        try
        {
            await ArchiveBed.AcceptAsync(bed.On(dying));
        }
        catch (Exception) when (dying.Died)
        {
            // What it hinted at before is in the queues.
        }

        return dying.Died;
    }

    // Those that stand on their own: one that is not accepted was never promised anything.
    private async Task<IReadOnlyList<Guid>> TakenAsync()
    {
        var taken = new List<Guid>();
        foreach (var letter in letters)
        {
            if (await bed.FindAsync(letter) is { Status: not LetterStatus.Accepting }) taken.Add(letter);
        }

        return taken;
    }

    // The last one has a messageID, so it is taken over one step after the other.
    private static Task<byte[]> ArchiveAsync(IReadOnlyList<Guid> letters) => SampleMemo.ArchiveAsync([
        .. letters.Select((uuid, i) => (uuid, i < letters.Count - 1 ? SampleMemo.Xml(uuid) : WithMessageId(uuid))),
    ]);

    private static string WithMessageId(Guid messageUuid) => SampleMemo.Xml(messageUuid).Replace(
        "<memo:label>Afgørelse", "<memo:messageID>sag-7</memo:messageID><memo:label>Afgørelse", StringComparison.Ordinal);

    private static byte[] SampleBytes(Guid messageUuid) => Encoding.UTF8.GetBytes(SampleMemo.Xml(messageUuid));
}

/// <summary>What follows the end of the process.</summary>
public enum After
{
    ItsHintComesAgain,
    SweepFindsIt,
    TheDropIsGone,
}

/// <summary>What another process does.</summary>
public enum Meanwhile
{
    AnotherInstanceAccepts,
    SweepFindsIt,
    ItIsSealed,
    ALetterIsRecalled,
}
