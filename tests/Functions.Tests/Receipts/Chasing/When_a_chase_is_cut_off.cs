using Microsoft.Extensions.DependencyInjection;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.Storage;

namespace Postvogn.Functions.Tests.Receipts;

/// <summary>Whatever was written last, the next run ends in the same: AskEventLog, StoreReceipt and ReopenTransmission.</summary>
public sealed class When_a_chase_is_cut_off : IAsyncLifetime
{
    private const int MostWrites = 20;
    private ChaseBed bed = null!;

    private Rig Rig => bed.Rig;

    public async Task InitializeAsync() => bed = await ChaseBed.StartAsync();

    public async Task DisposeAsync() => await bed.DisposeAsync();

    [Fact]
    public async Task Should_file_what_the_log_says_wherever_it_is_killed()
    {
        var died = true;
        for (var writes = 0; died; writes++)
        {
            writes.ShouldBeLessThan(MostWrites);
            var (_, letters) = await bed.SentAsync();
            bed.LogHolds(bed.Event("MEMO_SEND_VALIDATED", letters[0]));
            died = await DiesAsync(TimeSpan.FromHours(13), writes);
            await bed.HandleReceiptsAsync();
            (await Rig.LetterAsync(letters[0])).Status.ShouldBe(LetterStatus.Completed, $"after {writes} writes");
            (await Rig.OpenLettersAsync()).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Should_send_again_what_was_never_answered_wherever_it_is_killed()
    {
        var died = true;
        for (var writes = 0; died; writes++)
        {
            writes.ShouldBeLessThan(MostWrites);
            var (id, _) = await bed.SentAsync(how: ChaseBed.Unanswered);
            died = await DiesAsync(TimeSpan.FromDays(2), writes);
            (await Rig.Transmissions.FindAsync(id, default))!.Value.Status.ShouldBe(TransmissionStatus.Unknown, $"after {writes} writes");
            (await Rig.ListAsync(Places.Open)).ShouldContain($"transmissions/{id}");
        }
    }

    // Then the next run, when the note of the one that died no longer keeps it from asking.
    private async Task<bool> DiesAsync(TimeSpan later, int writes)
    {
        Rig.Clock.Advance(later);
        var dying = new DyingStore(Rig.Store, writes);
        try
        {
            await bed.With(parts => parts.AddSingleton<IBlobStore>(dying)).GetRequiredService<ChaseReceiptsHandler>().RunAsync(default);
        }
        catch (Exception) when (dying.Died)
        {
            // As a killed process, it says nothing.
        }

        Rig.Clock.Advance(TimeSpan.FromHours(2));
        await bed.Handler.RunAsync(default);
        return dying.Died;
    }
}
