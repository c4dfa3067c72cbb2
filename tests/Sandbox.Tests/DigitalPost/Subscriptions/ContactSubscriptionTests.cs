using System.Net;
using System.Text.Json.Nodes;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Tests.DigitalPost.Testbed;
using static Postvogn.Sandbox.Tests.DigitalPost.Testbed.JsonCalls;

namespace Postvogn.Sandbox.Tests.DigitalPost.Subscriptions;

/// <summary>Subscriptions to contacts and what is pushed for them (TI 4.5.5-4.5.9).</summary>
public sealed class ContactSubscriptionTests
{
    private const string Path = "contacts/subscriptions/";

    [Fact]
    public async Task Subscription_CreatedListedUpdatedDeleted()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        var known = bed.Service.Registry.FindContactId(ContactType.Citizen, NationalBed.Citizen);
        var body = Json($$"""
            {"singleContactSubscriptions":["1e7ad5a8-f1a9-454a-a171-947b56737bd7","{{known}}"],
            "notificationUrl":"https://localhost/post"}
            """);

        var created = await client.PostJsonAsync(Path, body, HttpStatusCode.Created);
        created["version"]!.GetValue<int>().ShouldBe(0);
        created.Each("singleContactSubscriptions", "contactId").ShouldBe([known.ToString()!]);
        (await client.PostJsonAsync(Path, body, HttpStatusCode.Conflict))["code"]!.ToString().ShouldBe("subscription.exists");
        (await client.ListIdsAsync(Path)).ShouldBe([created["id"]!.ToString()]);

        var one = Path + created["id"];
        var operations = Json("""{"subscriptionOperations":["ALL_CITIZENS"],"notificationUrl":"https://localhost/post"}""");
        var updated = await client.PutJsonAsync(one, operations, "0");
        updated["version"]!.GetValue<int>().ShouldBe(1);
        updated["singleContactSubscriptions"]!.AsArray().ShouldBeEmpty();
        await client.PutJsonAsync(one, operations, "0", HttpStatusCode.Conflict);
        await client.CallAsync(HttpMethod.Delete, one, body: null, ifMatch: null, HttpStatusCode.PreconditionFailed);
        await client.CallAsync(HttpMethod.Delete, one, body: null, "0", HttpStatusCode.Conflict);
        await client.CallAsync(HttpMethod.Delete, one, body: null, "1", HttpStatusCode.NoContent);
        await client.CallAsync(HttpMethod.Delete, one, body: null, "1", HttpStatusCode.NotFound);
        (await client.ListIdsAsync(Path)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"subscriptionOperations":["ALL_CATS"]}""", "subscriptionOperations")]
    [InlineData("""{"notificationUrl":"http://localhost/post"}""", "notificationUrl")]
    public async Task Create_NotValid_Is400WithTheField(string body, string field)
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);

        var answer = await client.PostJsonAsync(Path, Json(body), HttpStatusCode.BadRequest);

        answer["fieldErrors"]![0]!["field"]!.ToString().ShouldBe(field);
    }

    [Fact]
    public async Task Create_ByACompany_Is403()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        bed.Service.Registry.Put(new Organisation { Cvr = NationalBed.Cvr, Name = "Et firma", Type = OrganisationType.Company });

        await client.PostJsonAsync(Path, Json("{}"), HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("ALL_CITIZENS", NationalBed.Citizen, "1")]
    [InlineData("NEW_CITIZENS", "7101900009", "0")]
    public async Task Change_ThatIsSubscribedTo_IsPushedWithItsVersionOverMutualTls(string operation, string number, string version)
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        await SubscribeAsync(bed, client, new JsonObject { ["subscriptionOperations"] = new JsonArray(operation) });

        ChangeOne(bed);
        await bed.Until(ledger => ledger.EntriesOf<ChangePushed>().Count == 1);

        var id = bed.Service.Registry.FindContactId(ContactType.Citizen, number);
        var pushed = bed.Recipient.Got.Single();
        pushed.Target.ShouldBe("/aendringer");
        pushed.Text.ShouldBe($$"""{"id":"{{id}}","version":"{{version}}"}""");
        bed.Authority.HasIssued(pushed.Certificate!, TimeProvider.System.GetUtcNow(), "1.3.6.1.5.5.7.3.2").ShouldBeTrue();
        bed.Ledger.EntriesOf<ChangePushed>().Single().Answer.IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public async Task Change_OfASingleContact_IsPushedAndOthersAreNot()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        var id = bed.Service.Registry.FindContactId(ContactType.Citizen, NationalBed.Closed).ToString();
        await SubscribeAsync(bed, client, new JsonObject { ["singleContactSubscriptions"] = new JsonArray(id) });

        ChangeOne(bed);
        bed.Service.Registry.Put(bed.Service.Registry.FindContact(ContactType.Citizen, NationalBed.Closed)!);
        bed.Service.Registry.Put(new Contact { Type = ContactType.Citizen, Number = NationalBed.Closed });
        await bed.Until(ledger => ledger.EntriesOf<ChangePushed>().Count == 1);

        bed.Ledger.EntriesOf<ChangePushed>().Single().ResourceId.ToString().ShouldBe(id);
    }

    // One that is there already is changed, and a new one comes.
    private static void ChangeOne(NationalBed bed)
    {
        bed.Service.Registry.Put(new Contact { Type = ContactType.Citizen, Number = NationalBed.Citizen, Status = ContactStatus.Exempt });
        bed.Service.Registry.Put(new Contact { Type = ContactType.Citizen, Number = "7101900009" });
    }

    private static Task<JsonObject> SubscribeAsync(NationalBed bed, HttpClient client, JsonObject body)
    {
        body["notificationUrl"] = new Uri(bed.Recipient.Address, "aendringer").ToString();
        return client.PostJsonAsync(Path, body, HttpStatusCode.Created);
    }
}
