using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.MeMo;
using ContactStatus = Postvogn.Sandbox.DigitalPost.ContactStatus;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>A run that ends before, or right after, each of its writes, while Digital Post changes its mind: what was told holds, and a
/// letter is never both sent and undeliverable.</summary>
public sealed class When_a_verdict_is_cut_off
{
    private const string Anna = "6101010001";

    [Theory]
    [InlineData(false, ContactStatus.Exempt, ContactStatus.Registered)]
    [InlineData(true, ContactStatus.Exempt, ContactStatus.Registered)]
    [InlineData(false, ContactStatus.Registered, ContactStatus.Exempt)]
    [InlineData(true, ContactStatus.Registered, ContactStatus.Exempt)]
    public async Task Should_hold_what_was_decided(bool done, object before, object after)
    {
        await using var bed = await ArrivalBed.StartAsync("fresh");
        var cuts = 0;
        for (var at = 1; await HoldsAsync(bed, at, done, (ContactStatus)before, (ContactStatus)after); at++) cuts = at;
        cuts.ShouldBeGreaterThanOrEqualTo(6, "messageUUIDs, marker, claim, MeMo, state, and the drop");
    }

    [Fact]
    public async Task Should_leave_alone_what_another_run_has_accepted()
    {
        using var rig = new Rig();
        var claimed = await ClaimAsync(rig);
        await rig.Letters.TryAcceptAsync(claimed, default);

        var left = await rig.Letters.StopAsync(claimed, MemoCodes.RecipientIsExempt, default);

        left!.Status.ShouldBe(LetterStatus.Accepted);
        (await rig.ListAsync("outcomes")).ShouldBeEmpty();
        (await rig.OpenLettersAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Should_not_be_accepted_by_another_run()
    {
        using var rig = new Rig();
        var claimed = await ClaimAsync(rig);
        await rig.Letters.StopAsync(claimed, MemoCodes.RecipientIsExempt, default);

        (await rig.Letters.TryAcceptAsync(claimed, default)).ShouldBeNull();

        (await rig.LetterAsync(claimed.Value.MessageUuid)).Status.ShouldBe(LetterStatus.Undeliverable);
        (await rig.ComposeAsync()).ShouldBeEmpty();
    }

    /// <summary>Dropped again, and two runs take it: the late one withdraws the old outcome, and not what the other has told.</summary>
    [Fact]
    public async Task Should_keep_what_another_run_has_told()
    {
        using var rig = new Rig();
        var stopped = await StoppedAsync(rig);
        rig.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = await rig.Letters.TakeAgainAsync(stopped, "another", default);
        await rig.Letters.StopAsync(again, MemoCodes.RecipientIsClosed, default);

        (await rig.Letters.TryAcceptAsync(again, default)).ShouldBeNull();

        (await rig.Letters.FindOutcomeAsync("kmd/letter.xml", null, default))!.Value.Code.ShouldBe("recipient.is.closed");
    }

    [Fact]
    public async Task Should_be_told_by_the_sweep_when_nobody_comes_again()
    {
        using var rig = new Rig();
        var claimed = await ClaimAsync(rig);
        var outcome = (await StoppedAsync(rig, claimed)).Value.Outcome!;
        await rig.Store.DeleteAsync(Places.Outcome(outcome.Drop, null), default);

        await rig.Letters.CloseAsync(await rig.LetterAsync(claimed.Value.MessageUuid), default);

        (await rig.Letters.FindOutcomeAsync(outcome.Drop, null, default))!.Value.Code.ShouldBe("recipient.is.exempt");
        (await rig.OpenLettersAsync()).ShouldBeEmpty();
    }

    /// <summary>A run that ends on the way there leaves the rest to the next, which comes to the same step.</summary>
    [Fact]
    public async Task Should_come_to_its_step_in_a_run_that_is_repeated()
    {
        using var rig = new Rig();
        var stopped = await StoppedAsync(rig);
        var logged = new StepTrail(rig.Logs.For<StepTrail>());
        var letters = rig.Parts(adjust: parts => parts.AddSingleton(logged)).GetRequiredService<LetterRecords>();

        await letters.TakeAgainAsync(stopped, "first", default);

        rig.Logs.Of((int)Step.StopLetter).ShouldHaveSingleItem();
    }

    private static async Task<bool> HoldsAsync(ArrivalBed bed, int at, bool done, ContactStatus before, ContactStatus after)
    {
        var (messageUuid, name) = (ArrivalBed.NewId(), $"kmd/{done}-{at}.xml");
        bed.Contacts.Put(Anna, before);
        bed.Contacts.Clock.Advance(TimeSpan.FromSeconds(10));
        await bed.WriteAsync(name, Encoding.UTF8.GetBytes(ArrivalBed.Memo(messageUuid, Anna)));
        var cut = await IsCutAsync(await bed.Contacts.StartAppAsync(new CutStore(bed.Contacts.Store(), at, done)), name);
        var decided = (await bed.App.Get<LetterRecords>().FindAsync(messageUuid, default))?.Value.Status ?? LetterStatus.Accepting;
        bed.Contacts.Put(Anna, after);

        await ArrivalBed.RunAsync(bed.App, name, delivery: 2);

        var letter = await bed.LetterAsync(messageUuid);
        var wanted = decided != LetterStatus.Accepting ? decided
            : after == ContactStatus.Exempt ? LetterStatus.Undeliverable : LetterStatus.Accepted;
        letter.Status.ShouldBe(wanted, $"cut at {at}");
        var isOpen = (await bed.OpenAsync()).Contains($"messages/{messageUuid}");
        if (wanted == LetterStatus.Undeliverable && isOpen) await bed.App.Get<LetterRecords>().CloseAsync(letter, default);
        (await bed.OutcomeAsync(name))?.State.ShouldBe(LetterStatus.Undeliverable, $"cut at {at}");
        ((await bed.OutcomeAsync(name)) is null).ShouldBe(wanted == LetterStatus.Accepted, $"cut at {at}");
        (await bed.App.BytesAsync(Places.Drop(name))).ShouldBeNull($"cut at {at}");
        return cut;
    }

    private static async Task<bool> IsCutAsync(ContactApp app, string name)
    {
        try
        {
            await ArrivalBed.RunAsync(app, name);
            return false;
        }
        catch (StoreUnavailableException)
        {
            return true;
        }
    }

    private static Task<Stored<Letter>> ClaimAsync(Rig rig) => rig.Letters.ClaimMessageUuidAsync(
        new Letter
        {
            MessageUuid = rig.Ids.NewId(),
            Drop = "kmd/letter.xml",
            Fingerprint = "f",
            DropVersion = "first",
            System = "post",
            Status = LetterStatus.Accepting,
            AcceptedAt = rig.Clock.GetUtcNow(),
            ChangedAt = rig.Clock.GetUtcNow(),
        },
        default);

    private static async Task<Stored<Letter>> StoppedAsync(Rig rig, Stored<Letter>? claimed = null)
    {
        claimed ??= await ClaimAsync(rig);
        await rig.Letters.StopAsync(claimed, MemoCodes.RecipientIsExempt, default);
        return (await rig.Letters.FindAsync(claimed.Value.MessageUuid, default))!;
    }
}
