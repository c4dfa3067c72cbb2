using System.Text.Json.Nodes;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Tests.DigitalPost.Testbed;

namespace Postvogn.Sandbox.Tests.DigitalPost.Receiving;

/// <summary>Letters to a REST_PUBLISH_SUBSCRIBE system (TI 10.7.5): it is told where a letter lies, and fetches it.</summary>
public sealed class PublishSubscribeTests
{
    private static readonly Letter Letter = new(new Guid("e60394cd-1ba9-4ff0-833b-9a05113b3df1"));

    [Fact]
    public async Task Offer_TellsTheAddress_AndTheLetterIsThere()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = await OfferAsync(bed);
        await bed.Until(ledger => ledger.EntriesOf<MemoPushed>().Count == 1);

        var notification = JsonNode.Parse(bed.Recipient.Got.Single().Text)!;
        notification["url"]!.ToString().ShouldBe(new Uri(bed.Service.BaseAddress, $"/apis/v1/memos/{Letter.MessageUuid}").ToString());
        (await client.GetByteArrayAsync(notification["url"]!.ToString())).ShouldBe(Letter.Bytes);
        (await NationalBed.JsonOf(await client.GetAsync("memos/"))).GetProperty("totalElements").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Offer_NotificationNotTaken_ComesAgainAfterTenMinutes()
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Recipient.Answer = context => RecipientServer.Status(context, 500);
        using var client = await OfferAsync(bed);

        await bed.Until(ledger => ledger.EntriesOf<MemoPushed>().Count == 1);

        bed.Ledger.EntriesOf<MemoPushed>().Single().NextAttemptAt.ShouldBe(bed.Clock.GetUtcNow().AddMinutes(10));
    }

    [Fact]
    public async Task Receipt_Positive_EndsIt()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = await OfferAsync(bed);
        await bed.Until(ledger => ledger.EntriesOf<MemoPushed>().Count == 1);

        await client.PostJsonAsync(
            $"memos/{Letter.MessageUuid}/receipt/", RecipientReceipts.Json(Letter.MessageUuid), System.Net.HttpStatusCode.OK);

        bed.Ledger.Deliveries.Single().State.ShouldBe(DeliveryState.Delivered);
        (await NationalBed.JsonOf(await client.GetAsync("memos/"))).GetProperty("totalElements").GetInt32().ShouldBe(0);
    }

    private static async Task<HttpClient> OfferAsync(NationalBed bed)
    {
        bed.Service.Registry.Put(bed.Pushing with { Protocol = ServiceProtocol.RestPublishSubscribe });
        await bed.Service.SendToRecipientAsync(bed.Pushing.Id, bed.NewFile(Letter.Bytes), default);
        return bed.ClientOf(bed.Pushing);
    }
}
