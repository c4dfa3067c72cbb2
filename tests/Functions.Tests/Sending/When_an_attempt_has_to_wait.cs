using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Tests.DigitalPost;

namespace Postvogn.Functions.Tests.Sending;

/// <summary>What only stands in line has not begun: nothing of it may have arrived, however it ends.</summary>
public sealed class When_an_attempt_has_to_wait : IAsyncLifetime
{
    private Bed bed = null!;

    public async Task InitializeAsync() => bed = new Bed(await RecordingService.StartAsync());

    public async Task DisposeAsync() => await bed.DisposeAsync();

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task Should_not_have_begun_when_its_process_ends_while_it_waits_for_tokens(int letters, bool urgent)
    {
        using var lease = await bed.Get<SystemClients>().RentAsync("post", default);
        while (lease!.Client.RateLimitTokens >= 1) (await lease.Client.Turns.TakeAsync(Operation.FetchMemo)).ShouldBeNull();
        var id = await ComposedAsync(letters, urgent);
        using var stop = new CancellationTokenSource();

        var sending = bed.Get<TransmissionSender>().SendAsync(id, stop.Token);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(sending);

        await HasNotBegunAsync(id);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task Should_not_begin_while_digital_post_is_away(int letters, bool urgent)
    {
        bed.Service.Status = _ => 503;
        using var lease = await bed.Get<SystemClients>().RentAsync("post", default);
        for (var i = 0; i < 3; i++)
        {
            using var memo = new MemoryStream("<memo/>"u8.ToArray());
            var uuid = bed.Rig.Ids.NewId();
            if (urgent) await lease!.Client.PostMemoAsync(uuid, memo, memo.Length);
            else await lease!.Client.PostMemoInBulkAsync(uuid, memo, memo.Length);
        }

        var (seen, id) = (bed.Service.Seen.Count, await ComposedAsync(letters, urgent));

        await bed.Get<TransmissionSender>().SendAsync(id, default);

        bed.Service.Seen.Count.ShouldBe(seen);
        var transmission = await HasNotBegunAsync(id);
        transmission.Code.ShouldBe("NotTried");
        transmission.NotBefore.ShouldNotBeNull().ShouldBeGreaterThan(bed.Rig.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Should_stay_one_that_may_have_arrived_when_it_was_so_before()
    {
        bed.Service.Status = _ => 503;
        using var lease = await bed.Get<SystemClients>().RentAsync("post", default);
        for (var i = 0; i < 3; i++)
        {
            using var memo = new MemoryStream("<memo/>"u8.ToArray());
            await lease!.Client.PostMemoInBulkAsync(bed.Rig.Ids.NewId(), memo, memo.Length);
        }

        var id = await ComposedAsync(1, urgent: false);
        var stored = (await bed.Rig.Transmissions.FindAsync(id, default))!;
        var posting = stored.Value with { Status = TransmissionStatus.Posting, Attempt = 1 };
        await bed.Rig.Transmissions.TryMoveAsync(stored, posting, default);
        bed.Rig.Clock.Advance(TimeSpan.FromSeconds(1));

        await bed.Get<TransmissionSender>().SendAsync(id, default);

        var transmission = (await bed.Rig.Transmissions.FindAsync(id, default))!.Value;
        (transmission.Status, transmission.Attempt).ShouldBe((TransmissionStatus.Unknown, 1));
    }

    private async Task<Guid> ComposedAsync(int letters, bool urgent)
    {
        var all = new List<Letter>();
        for (var i = 0; i < letters; i++)
        {
            all.Add(await bed.Rig.AcceptedLetterAsync(urgent: urgent));
            await bed.Rig.WriteAsync(Places.Memo(all[i].MessageUuid), "<memo/>");
        }

        return urgent
            ? (await bed.Rig.Composer.ComposeAloneAsync(all[0].MessageUuid, default))!.Value
            : (await bed.Rig.ComposeAsync()).Single();
    }

    private async Task<Transmission> HasNotBegunAsync(Guid id)
    {
        var transmission = (await bed.Rig.Transmissions.FindAsync(id, default))!.Value;
        (transmission.Status, transmission.Attempt, transmission.MayHaveArrived).ShouldBe((TransmissionStatus.Composed, 0, false));
        return transmission;
    }

    // Nothing that is postponed is due within a run.
    private sealed class Bed(RecordingService service) : PostBed(service, settings => settings with
    {
        Timing = settings.Timing with { RetryAfter = TimeSpan.FromMinutes(2), ResendUnknownAfter = TimeSpan.Zero },
    });
}
