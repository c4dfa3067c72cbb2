using System.Net;
using System.Xml.Linq;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Tests.DigitalPost.Testbed;

namespace Postvogn.Sandbox.Tests.DigitalPost.Sending;

/// <summary>Business receipts of a REST_PULL system (TI 10.8.2 to 10.8.4).</summary>
public sealed class ReceiptPullTests
{
    private static readonly Letter Letter = new(new Guid("c2ec7c7a-f197-4ade-887e-6ce0d3a9267c"));

    [Fact]
    public async Task List_BeforeTheDelay_IsEmpty()
    {
        await using var bed = await NationalBed.StartAsync();
        await bed.SendAsync(Letter);
        using var client = bed.ClientOf(bed.Pulling);

        var list = await NationalBed.JsonOf(await client.GetAsync("receipts/"));

        list.GetRawText().ShouldBe("""{"content":[],"number":0,"size":20,"totalElements":0,"totalPages":0}""");
    }

    [Fact]
    public async Task List_OfSeveralPages_GivesTheOneAskedFor()
    {
        await using var bed = await NationalBed.StartAsync();
        var ids = await LayOutAsync(bed, 5);
        using var client = bed.ClientOf(bed.Pulling);

        var list = await NationalBed.JsonOf(await client.GetAsync("receipts/?size=2&page=2"));

        list.GetProperty("content").EnumerateArray().Select(id => id.GetGuid()).ShouldBe(ids[4..]);
        list.GetProperty("number").GetInt32().ShouldBe(2);
        list.GetProperty("size").GetInt32().ShouldBe(2);
        list.GetProperty("totalElements").GetInt32().ShouldBe(5);
        list.GetProperty("totalPages").GetInt32().ShouldBe(3);
    }

    [Theory]
    [InlineData("receipts/?size=0")]
    [InlineData("receipts/?size=10001")]
    [InlineData("receipts/?page=-1")]
    [InlineData("receipts-bulk/?page=one")]
    public async Task List_PageIsOutOfRange_Is400(string call)
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);

        (await client.GetAsync(call)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task List_OfAnotherSystem_IsEmpty()
    {
        await using var bed = await NationalBed.StartAsync();
        var ids = await LayOutAsync(bed, 1);
        var other = bed.Pulling with { Id = new Guid("33333333-3333-4333-8333-333333333333") };
        bed.Service.Registry.Put(other);
        using var client = bed.ClientOf(other);

        (await NationalBed.JsonOf(await client.GetAsync("receipts/"))).GetProperty("totalElements").GetInt32().ShouldBe(0);
        (await client.GetAsync($"receipts/{ids[0]}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.DeleteAsync($"receipts/{ids[0]}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Fetch_AsTheGuideShows_IsXmlAndDeletes()
    {
        await using var bed = await NationalBed.StartAsync();
        var ids = await LayOutAsync(bed, 1);
        using var client = bed.ClientOf(bed.Pulling);

        var response = await client.GetAsync($"receipts/{ids[0]}");

        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/xml");
        var receipt = XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;
        receipt.Name.LocalName.ShouldBe("Receipt");
        receipt.Elements().Select(element => element.Name.LocalName).ShouldBe(["transmissionId", "messageUUID", "timeStamp",
            "receiptStatus"]);
        receipt.Element("messageUUID")!.Value.ShouldBe(UuidOf(0).ToString());
        receipt.Element("receiptStatus")!.Value.ShouldBe("COMPLETED");
        receipt.Element("timeStamp")!.Value.ShouldBe("2030-01-07T08:00:00.000Z");
        (await client.GetAsync($"receipts/{ids[0]}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("application/json", "application/json")]
    [InlineData("application/json, application/xml;q=0.5", "application/json")]
    [InlineData("application/xml, application/json;q=0.5", "application/xml")]
    [InlineData("*/*", "application/xml")]
    public async Task Fetch_WithAnAcceptHeader_GivesWhatItPrefers(string accept, string expected)
    {
        await using var bed = await NationalBed.StartAsync();
        var ids = await LayOutAsync(bed, 1);
        using var client = bed.ClientOf(bed.Pulling);
        client.DefaultRequestHeaders.Add("Accept", accept);

        (await client.GetAsync($"receipts/{ids[0]}/?delete=false")).Content.Headers.ContentType!.MediaType.ShouldBe(expected);
    }

    [Fact]
    public async Task Fetch_RefusedLetter_GivesCodeAndStatus()
    {
        await using var bed = await NationalBed.StartAsync();
        await bed.SendAsync(Letter with { Recipient = NationalBed.Exempt });
        await ReleaseAsync(bed, 1);
        using var client = bed.ClientOf(bed.Pulling);
        client.DefaultRequestHeaders.Add("Accept", "application/json");

        var receipt = await NationalBed.JsonOf(await client.GetAsync($"receipts/{bed.Ledger.EntriesOf<ReceiptShelved>()[0].ReceiptId}"));

        receipt.EnumerateObject().Select(property => property.Name)
            .ShouldBe(["transmissionId", "messageUUID", "messageId", "errorCode", "errorMessage", "timeStamp", "receiptStatus"]);
        receipt.GetProperty("errorCode").GetString().ShouldBe("recipient.is.exempt");
        receipt.GetProperty("receiptStatus").GetString().ShouldBe("NOT_ALLOWED");
        receipt.GetProperty("messageId").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Fetch_WithDeleteFalse_KeepsItUntilItIsDeleted()
    {
        await using var bed = await NationalBed.StartAsync();
        var ids = await LayOutAsync(bed, 1);
        using var client = bed.ClientOf(bed.Pulling);

        (await client.GetAsync($"receipts/{ids[0]}/?delete=false")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync($"receipts/{ids[0]}/?delete=false")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.DeleteAsync($"receipts/{ids[0]}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.GetAsync($"receipts/{ids[0]}/?delete=false")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        bed.Ledger.EntriesOf<ReceiptShelved>().Select(entry => entry.Change)
            .ShouldBe([ShelfChange.LaidOut, ShelfChange.Fetched, ShelfChange.Fetched, ShelfChange.Deleted]);
    }

    [Fact]
    public async Task FetchInBulk_AsTheGuideShows_GivesTheReceiptsWithTheirIds()
    {
        await using var bed = await NationalBed.StartAsync();
        var ids = await LayOutAsync(bed, 3);
        using var client = bed.ClientOf(bed.Pulling);

        var page = await NationalBed.JsonOf(await client.GetAsync("receipts-bulk/?size=2&page=1"));

        page.GetProperty("currentPage").GetInt32().ShouldBe(1);
        page.GetProperty("totalPages").GetInt32().ShouldBe(2);
        page.GetProperty("elementsOnPage").GetInt32().ShouldBe(1);
        page.GetProperty("totalElements").GetInt32().ShouldBe(3);
        var receipt = page.GetProperty("receipts").EnumerateArray().ShouldHaveSingleItem();
        receipt.EnumerateObject().Select(property => property.Name).ShouldBe(["transmissionId", "messageUUID", "timeStamp", "receiptStatus",
            "id"]);
        receipt.GetProperty("id").GetGuid().ShouldBe(ids[2]);
        receipt.GetProperty("messageUUID").GetGuid().ShouldBe(UuidOf(2));
        (await client.DeleteAsync($"receipts/{ids[2]}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task List_AfterSevenDays_HasForgotten()
    {
        await using var bed = await NationalBed.StartAsync();
        await LayOutAsync(bed, 1);
        using var client = bed.ClientOf(bed.Pulling);

        bed.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(2));
        (await NationalBed.JsonOf(await client.GetAsync("receipts/"))).GetProperty("totalElements").GetInt32().ShouldBe(1);
        bed.Clock.Advance(TimeSpan.FromMinutes(2));
        (await NationalBed.JsonOf(await client.GetAsync("receipts/"))).GetProperty("totalElements").GetInt32().ShouldBe(0);

        bed.Ledger.EntriesOf<ReceiptShelved>()[^1].Change.ShouldBe(ShelfChange.Expired);
    }

    private static Guid UuidOf(int i) => new($"00000000-0000-4000-8000-{i:000000000000}");

    /// <summary>The ids of the receipts of that many letters, in order.</summary>
    private static async Task<List<Guid>> LayOutAsync(NationalBed bed, int letters)
    {
        for (var i = 0; i < letters; i++)
        {
            await bed.SendAsync(new Letter(UuidOf(i)));
            await ReleaseAsync(bed, i + 1);
        }

        return [.. bed.Ledger.EntriesOf<ReceiptShelved>().Select(entry => entry.ReceiptId)];
    }

    private static async Task ReleaseAsync(NationalBed bed, int expected)
    {
        bed.Clock.Advance(TimeSpan.FromSeconds(2));
        await bed.Until(ledger => ledger.EntriesOf<ReceiptShelved>().Count == expected);
    }
}
