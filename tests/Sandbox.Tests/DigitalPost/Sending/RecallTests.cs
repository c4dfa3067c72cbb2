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
}
