using System.Net;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Tests.DigitalPost.Testbed;

namespace Postvogn.Sandbox.Tests.DigitalPost.Receiving;

/// <summary>Letters to a REST_PULL system (TI 10.7.5): there until a business receipt comes.</summary>
public sealed class MemoPullTests
{
    private static readonly Letter Letter = new(new Guid("e60394cd-1ba9-4ff0-833b-9a05113b3df1"));

    [Fact]
    public async Task Fetch_OfferedLetter_GivesItsBytesAsOftenAsAsked()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = await OfferAsync(bed);

        (await ListAsync(client)).ShouldBe([Letter.MessageUuid]);
        var response = await client.GetAsync($"memos/{Letter.MessageUuid}");
        await client.GetAsync($"memos/{Letter.MessageUuid}/");

        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/xml");
        response.Content.Headers.ContentLength.ShouldBe(Letter.Bytes.Length);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBe(Letter.Bytes);
        await bed.Until(ledger => ledger.Deliveries[0].Fetches == 2);
        bed.Recipient.Got.ShouldBeEmpty();
    }

    [Fact]
    public async Task Receipt_Positive_TakesTheLetterAway()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = await OfferAsync(bed);

        (await ReceiptAsync(client, "{}")).ShouldBe(HttpStatusCode.OK);

        (await ListAsync(client)).ShouldBeEmpty();
        (await client.GetAsync($"memos/{Letter.MessageUuid}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        bed.Ledger.Deliveries.Single().State.ShouldBe(DeliveryState.Delivered);
    }

    [Fact]
    public async Task Receipt_Negative_BringsTheLetterBackAtTheNextTimeOfTheSchedule()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = await OfferAsync(bed);

        await ReceiptAsync(client, """{"errorMessage":"Kunne ikke gemmes"}""");

        (await ListAsync(client)).ShouldBeEmpty();
        bed.Clock.Advance(TimeSpan.FromHours(8));
        (await ListAsync(client)).ShouldBe([Letter.MessageUuid]);
    }

    [Fact]
    public async Task List_AfterSevenDays_NoLongerHasTheLetter()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = await OfferAsync(bed);

        bed.Clock.Advance(TimeSpan.FromDays(7));
        await bed.Until(ledger => ledger.Deliveries[0].State == DeliveryState.Redirected);

        (await ListAsync(client)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ListAgain_DeliveredLetter_CanBeFetchedOnceMore()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = await OfferAsync(bed);
        await ReceiptAsync(client, "{}");

        bed.Service.ListAgain(bed.Pulling.Id, Letter.MessageUuid);

        (await ListAsync(client)).ShouldBe([Letter.MessageUuid]);
        await ReceiptAsync(client, "{}");
        (await ListAsync(client)).ShouldBeEmpty();
        bed.Ledger.Deliveries.Single().PositiveReceipts.ShouldBe(2);
    }

    [Fact]
    public async Task Fetch_LetterOfAnotherSystem_Is404()
    {
        await using var bed = await NationalBed.StartAsync();
        using var owner = await OfferAsync(bed);
        using var other = bed.ClientOf(bed.Pushing);

        (await other.GetAsync($"memos/{Letter.MessageUuid}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ListAsync(other)).ShouldBeEmpty();
    }

    private static async Task<HttpClient> OfferAsync(NationalBed bed)
    {
        await bed.Service.SendToRecipientAsync(bed.Pulling.Id, bed.NewFile(Letter.Bytes), default);
        return bed.ClientOf(bed.Pulling);
    }

    private static async Task<List<Guid>> ListAsync(HttpClient client)
    {
        var list = await NationalBed.JsonOf(await client.GetAsync("memos/"));
        return [.. list.GetProperty("content").EnumerateArray().Select(id => id.GetGuid())];
    }

    private static async Task<HttpStatusCode> ReceiptAsync(HttpClient client, string body)
    {
        var content = RecipientReceipts.Of(Letter.MessageUuid, body);
        return (await client.PostAsync($"memos/{Letter.MessageUuid}/receipt/", content)).StatusCode;
    }
}
