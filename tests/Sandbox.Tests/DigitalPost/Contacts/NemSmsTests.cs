using System.Net;
using System.Text.Json.Nodes;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Tests.DigitalPost.Testbed;
using static Postvogn.Sandbox.Tests.DigitalPost.Testbed.JsonCalls;

namespace Postvogn.Sandbox.Tests.DigitalPost.Contacts;

/// <summary>The sign-up for NemSMS: fetch, put the number in, PUT with If-Match, verify (TI 4.5.1-4.5.4).</summary>
public sealed class NemSmsTests
{
    [Fact]
    public async Task SignUp_WithTheVersion_GivesTheNextOneAndAnUnverifiedNumber()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        var (path, contact) = await FetchAsync(bed, client);
        bed.Clock.Advance(TimeSpan.FromMinutes(1));
        contact["madeUpByTheCaller"] = true;

        var changed = await SignUpAsync(client, path, contact, "0");

        changed["version"]!.GetValue<int>().ShouldBe(1);
        changed["lastUpdated"]!.ToString().ShouldBe("2030-01-07T08:01:00.000Z");
        changed["madeUpByTheCaller"]!.GetValue<bool>().ShouldBeTrue();
        var subscription = changed["nemSmsSubscription"]!.AsObject();
        subscription["mobileNumber"]!.ToString().ShouldBe("20202020");
        subscription["version"]!.GetValue<int>().ShouldBe(0);
        subscription.ContainsKey("verificationTime").ShouldBeTrue();
        subscription["verificationTime"].ShouldBeNull();
        subscription["confirmedDateTime"].ShouldBeNull();
        (await client.GetJsonAsync(path)).ToJsonString().ShouldBe(changed.ToJsonString());
        Contact(bed).NemSms.ShouldBe(NemSmsSubscription.NotVerified);
    }

    [Fact]
    public async Task Verify_WithThePin_VerifiesTheNumberAndAnotherDoesNot()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        var (path, contact) = await FetchAsync(bed, client);
        var id = (await SignUpAsync(client, path, contact, "\"0\""))["nemSmsSubscription"]!["id"]!.ToString();
        var sent = bed.Ledger.EntriesOf<NemSmsPinSent>().Single();
        sent.SubscriptionId.ToString().ShouldBe(id);

        await client.PutJsonAsync($"{path}/verifications/{id}", Json("""{"pinCode":"none"}"""), null, HttpStatusCode.BadRequest);
        await client.PutJsonAsync($"{path}/verifications/{path[9..]}", Json("{}"), null, HttpStatusCode.NotFound);
        var verified = await client.PutJsonAsync($"{path}/verifications/{id}", new JsonObject { ["pin"] = sent.Pin }, null);

        verified["nemSmsSubscription"]!["verificationTime"].ShouldNotBeNull();
        verified["nemSmsSubscription"]!["id"]!.ToString().ShouldBe(id);
        Contact(bed).NemSms.ShouldBe(NemSmsSubscription.Verified);
    }

    [Fact]
    public async Task Verify_WithoutAPin_OrdersANewOne()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        var (path, contact) = await FetchAsync(bed, client);
        var id = (await SignUpAsync(client, path, contact, "0"))["nemSmsSubscription"]!["id"];

        await client.PutJsonAsync($"{path}/verifications/{id}", Json("""{"renewPin":true}"""), null);

        bed.Ledger.EntriesOf<NemSmsPinSent>().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Update_WithAnOlderVersion_Is409AndChangesNothing()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        var (path, contact) = await FetchAsync(bed, client);
        await SignUpAsync(client, path, contact, "0");

        await client.PutJsonAsync(path, contact, "0", HttpStatusCode.Conflict);

        (await client.GetJsonAsync(path))["version"]!.GetValue<int>().ShouldBe(1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("*")]
    [InlineData("0, 1")]
    [InlineData("W/\"0\"")]
    public async Task Update_IfMatchThatNamesNoOneVersion_Is412(string? ifMatch)
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        var (path, contact) = await FetchAsync(bed, client);

        await client.PutJsonAsync(path, contact, ifMatch, HttpStatusCode.PreconditionFailed);
    }

    [Theory]
    [InlineData("id", "\"c69912c4-11d5-4c62-97e6-79fcb1d7b99d\"", "id")]
    [InlineData("cprNumber", "\"7101900002\"", "cprNumber")]
    [InlineData("mailboxSubscription", "null", "mailboxSubscription")]
    [InlineData("nemSmsSubscription", """{"mobileNumber":"2020"}""", "nemSmsSubscription.mobileNumber")]
    public async Task Update_NotTheSameContact_Is400WithTheField(string member, string value, string field)
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        var (path, contact) = await FetchAsync(bed, client);
        contact[member] = JsonNode.Parse(value);

        var answer = await client.PutJsonAsync(path, contact, "0", HttpStatusCode.BadRequest);

        answer["fieldErrors"]![0]!["field"]!.ToString().ShouldBe(field);
        Contact(bed).NemSms.ShouldBe(NemSmsSubscription.None);
    }

    [Fact]
    public async Task Update_WithoutTheSubscription_EndsIt_AndSentBackUnchangedKeepsIt()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        bed.Service.Registry.Put(Contact(bed) with { NemSms = NemSmsSubscription.Verified });
        var (path, contact) = await FetchAsync(bed, client);

        var same = await client.PutJsonAsync(path, contact, "1");
        Contact(bed).NemSms.ShouldBe(NemSmsSubscription.Verified);
        same.Remove("nemSmsSubscription");
        await client.PutJsonAsync(path, same, "2");

        Contact(bed).NemSms.ShouldBe(NemSmsSubscription.None);
        (await client.GetJsonAsync(path))["nemSmsSubscription"].ShouldBeNull();
    }

    [Fact]
    public async Task Fetch_Unknown_Is404()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);

        await client.GetJsonAsync("contacts/c69912c4-11d5-4c62-97e6-79fcb1d7b99d", HttpStatusCode.NotFound);
        await client.PutJsonAsync("contacts/c69912c4-11d5-4c62-97e6-79fcb1d7b99d", Json("{}"), "0", HttpStatusCode.NotFound);
    }

    private static async Task<(string Path, JsonObject Contact)> FetchAsync(NationalBed bed, HttpClient client)
    {
        var path = $"contacts/{bed.Service.Registry.FindContactId(ContactType.Citizen, NationalBed.Citizen)}";
        return (path, await client.GetJsonAsync(path));
    }

    private static Task<JsonObject> SignUpAsync(HttpClient client, string path, JsonObject contact, string version)
    {
        var wanted = (JsonObject)contact.DeepClone();
        wanted["nemSmsSubscription"] = Json("""{"mobileNumber":"20202020"}""");
        return client.PutJsonAsync(path, wanted, version);
    }

    private static Contact Contact(NationalBed bed) => bed.Service.Registry.FindContact(ContactType.Citizen, NationalBed.Citizen)!;
}
