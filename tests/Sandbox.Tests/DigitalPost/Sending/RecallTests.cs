using System.Net;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Tests.DigitalPost.Testbed;

namespace Postvogn.Sandbox.Tests.DigitalPost.Sending;

/// <summary>DELETE /memos/{memo-id} (TI 10.4): a letter with a day to come can be taken back.</summary>
public sealed class RecallTests
{
    private static readonly Letter Letter = new(new Guid("e60394cd-1ba9-4ff0-833b-9a05113b3df1"));

    [Fact]
    public async Task Recall_BeforeTheDay_IsDoneOnce()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        (await bed.SendAsync(Letter with { DoNotDeliverUntil = "2030-01-08" })).IsAccepted.ShouldBeTrue();

        (await client.DeleteAsync($"memos/{Letter.MessageUuid}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.DeleteAsync($"memos/{Letter.MessageUuid}")).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        bed.Ledger.EntriesOf<MemoRecalled>().Single().MessageUuid.ShouldBe(Letter.MessageUuid);
        (await client.GetJsonAsync($"events/?message={Letter.MessageUuid}&type=RECALLED")).Each("events", "eventTag")
            .ShouldBe(["DELAYED_MEMO_MESSAGE_RECALLED"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2030-01-07")]
    public async Task Recall_OnceDelivered_Is409(string? day)
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        await bed.SendAsync(Letter with { DoNotDeliverUntil = day });

        (await client.DeleteAsync($"memos/{Letter.MessageUuid}")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Recall_UnknownOrAnothersLetter_Is404()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        (await client.DeleteAsync($"memos/{Letter.MessageUuid}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await bed.SendAsync(Letter with { DoNotDeliverUntil = "2030-01-08" });
        var other = bed.Pulling with { Id = new Guid("33333333-3333-4333-8333-333333333333"), Cvr = NationalBed.OtherCvr };
        bed.Service.Registry.Put(other);
        using var certificate = bed.Authority.IssueOces(NationalBed.OtherCvr, "Fjordby Kommune");
        using var stranger = bed.ClientOf(other, certificate);

        (await stranger.DeleteAsync($"memos/{Letter.MessageUuid}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        bed.Ledger.EntriesOf<MemoRecalled>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Letter_WithADayToCome_IsDeliveredThen()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        (await bed.SendAsync(Letter with { DoNotDeliverUntil = "2030-03-08" })).IsDelivered.ShouldBeFalse("it is validated only");
        await bed.Until(ledger => ledger.EntriesOf<DelayedMemoKept>().Count == 1);
        // Midnight in Denmark, and further away than a timer reaches.
        bed.Ledger.EntriesOf<DelayedMemoKept>().Single().Until.ShouldBe(new DateTimeOffset(2030, 3, 7, 23, 0, 0, TimeSpan.Zero));

        bed.Clock.Advance(bed.Ledger.EntriesOf<DelayedMemoKept>().Single().Until - bed.Clock.GetUtcNow() - TimeSpan.FromSeconds(1));
        bed.Ledger.FindMessage(Letter.MessageUuid)!.IsDelivered.ShouldBeFalse();
        bed.Clock.Advance(TimeSpan.FromSeconds(1));

        await bed.Until(ledger => ledger.FindMessage(Letter.MessageUuid)!.IsDelivered);
        (await client.DeleteAsync($"memos/{Letter.MessageUuid}")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await client.GetJsonAsync($"events/?message={Letter.MessageUuid}&subject=MEMO")).Each("events", "eventTag")
            .ShouldBe(["DELAYED_MEMO_SEND_SENT"], "it was validated more than three weeks ago");
    }

    [Fact]
    public async Task Letter_Recalled_IsNeverDelivered()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        await bed.SendAsync(Letter with { DoNotDeliverUntil = "2030-01-08" });
        await bed.Until(ledger => ledger.EntriesOf<DelayedMemoKept>().Count == 1);
        await client.DeleteAsync($"memos/{Letter.MessageUuid}");

        bed.Clock.Advance(TimeSpan.FromDays(2));

        var letter = bed.Ledger.FindMessage(Letter.MessageUuid)!;
        (letter.IsAccepted, letter.IsRecalled, letter.IsDelivered).ShouldBe((true, true, false));
        bed.Ledger.EntriesOf<DelayedMemoSent>().ShouldBeEmpty();
    }
}
