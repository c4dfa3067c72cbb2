using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Tests.DigitalPost.Testbed;
using static Postvogn.Sandbox.Tests.DigitalPost.Testbed.JsonCalls;

namespace Postvogn.Sandbox.Tests.DigitalPost.Contacts;

/// <summary>Queries and lookups of contacts (TI 4.1-4.5), over real TLS.</summary>
public sealed class ContactQueryTests
{
    private const string BulkLookup = "contacts/?isBulkLookup=true";
    private const string Company = "00998811";

    [Fact]
    public async Task Query_ByNumber_GivesTheContactInTheShapeOfTheGuide()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);

        var page = await client.GetJsonAsync($"contacts/?cprNumber={NationalBed.Exempt}");

        page.Remove("contacts", out var contacts).ShouldBeTrue();
        page.ToJsonString().ShouldBe("""{"currentPage":0,"next":"","totalPages":1,"elementsOnPage":1,"totalElements":1}""");
        var contact = contacts![0]!;
        contact["type"]!.ToString().ShouldBe("CITIZEN");
        contact["cprNumber"]!.ToString().ShouldBe(NationalBed.Exempt);
        contact["version"]!.GetValue<int>().ShouldBe(0);
        contact["mailboxSubscription"]!["publicRegistrationStatus"]!.ToString().ShouldBe("EXEMPT");
        contact["lastUpdated"]!.ToString().ShouldBe("2030-01-07T08:00:00.000Z");
        contact["createdDate"]!.ToString().ShouldBe("2030-01-07T08:00:00.000Z");
        contact["nemSmsSubscription"].ShouldBeNull();
        (await client.GetJsonAsync($"contacts/{contact["id"]}"))["cprNumber"]!.ToString().ShouldBe(NationalBed.Exempt);
    }

    [Theory]
    [InlineData("contacts/?cprNumber=7101900001,7101900002", 2)]
    [InlineData("contacts/?cprNumber=7101900001&cprNumber=7101900002", 2)]
    [InlineData("contacts/?cprNumber=7101900001&cvrNumber=00998811", 2)]
    [InlineData("contacts/?cprNumber=7101900004", 0)]
    [InlineData("contacts/?mailboxSubscription.publicRegistrationStatus=CLOSED", 1)]
    [InlineData("contacts/?mailboxSubscription.publicRegistrationStatus=REGISTERED,EXEMPT", 3)]
    [InlineData("contacts/?type=COMPANY", 1)]
    [InlineData("contacts/?isBulkLookup=false&type=COMPANY", 1)]
    public async Task Query_OfTheGuide_FindsItsContacts(string query, int expected)
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        bed.Service.Registry.Put(new Contact { Type = ContactType.Company, Number = Company });

        (await client.GetJsonAsync(query))["totalElements"]!.GetValue<int>().ShouldBe(expected);
    }

    [Fact]
    public async Task Query_LastUpdated_GivesWhatChangedLater()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        bed.Clock.Advance(TimeSpan.FromMinutes(1));
        bed.Service.Registry.Put(new Contact { Type = ContactType.Citizen, Number = NationalBed.Citizen, Status = ContactStatus.Exempt });

        (await client.GetJsonAsync("contacts/?lastUpdated=2030-01-07T08:00:00.000Z")).Each("contacts",
            "cprNumber").ShouldBe([NationalBed.Citizen]);
        (await client.GetJsonAsync("contacts/?lastUpdated=2030-01-07T08:01:00.000Z"))["totalElements"]!.GetValue<int>().ShouldBe(0);
        (await client.GetJsonAsync("contacts/?createdDate=2030-01-07T08:00:00.000Z"))["totalElements"]!.GetValue<int>().ShouldBe(0);
        await client.GetJsonAsync("contacts/?lastUpdated=2030-01-07T08:00:00Z,2030-01-08T08:00:00Z", HttpStatusCode.BadRequest);
        await client.GetJsonAsync("contacts/?lastUpdated=yesterday", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Query_ValueTooLong_IsRefusedInTheWordsOfTheGuide()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);

        var answer = await client.GetJsonAsync($"contacts/?message={new string('a', 120)}", HttpStatusCode.BadRequest);

        answer.ToJsonString().ShouldBe(
            """{"code":"digital.post.error","message":"IllegalArgumentException: """ +
            """message length of 120 exceeds limit of 100","fieldErrors":[]}""");
    }

    [Fact]
    public async Task Query_Closed_IsForAuthoritiesAlone()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        bed.Service.Registry.Put(new Organisation { Cvr = NationalBed.Cvr, Name = "Et firma", Type = OrganisationType.Company });

        (await client.GetJsonAsync($"contacts/?cprNumber={NationalBed.Closed}"))["totalElements"]!.GetValue<int>().ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"cprNumber":"7101900001"}""", 1)]
    [InlineData("""{"cprNumber":["7101900001","7101900003"]}""", 2)]
    [InlineData("""{"cprNumber":["7101900001","7101900002"],"mailboxSubscription":{"publicRegistrationStatus":["REGISTERED"]}}""", 1)]
    [InlineData("""{"page":1,"size":1,"cprNumber":["7101900001","7101900002"]}""", 2)]
    public async Task LookUp_NumbersInTheBody_FindsThem(string body, int expected)
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);

        (await client.PostJsonAsync(BulkLookup, Json(body), HttpStatusCode.OK))["totalElements"]!.GetValue<int>().ShouldBe(expected);
        (await client.CallAsync(HttpMethod.Get, BulkLookup, Json(body), ifMatch: null, HttpStatusCode.OK))["totalElements"]!
            .GetValue<int>().ShouldBe(expected);
        await client.PostJsonAsync($"{BulkLookup}&cprNumber=1234567890", Json(body), HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(10_000, HttpStatusCode.OK)]
    [InlineData(10_001, HttpStatusCode.BadRequest)]
    public async Task LookUp_TenThousandNumbersAndNoMore(int numbers, HttpStatusCode status)
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        var list = new JsonArray([.. Enumerable.Range(0, numbers - 1).Select(number => JsonValue.Create($"{number:0000000000}"))]);
        var body = new JsonObject { ["cprNumber"] = list, ["cvrNumber"] = new JsonArray(Company) };

        await client.PostJsonAsync(BulkLookup, body, status);
    }

    [Theory]
    [InlineData("contacts/")]
    [InlineData("contacts/?isBulkLookup=false")]
    public async Task LookUp_WithoutIsBulkLookup_Is405AsInTheGuide(string path)
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);

        (await client.PostJsonAsync(path, Json("""{"cprNumber":"7101900001"}"""), HttpStatusCode.MethodNotAllowed)).ToJsonString()
            .ShouldBe("""{"timestamp":"2030-01-07T08:00:00.000Z","status":405,"error":"Method Not Allowed","path":"/contacts/"}""");
    }

    [Fact]
    public async Task LookUp_WithoutBody_Is400AsAProblem()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);

        using var answer = await client.PostAsync(BulkLookup, new StringContent("", Encoding.UTF8, "application/json"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+xml");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("<detail>Failed to read request</detail>");
        (await client.GetAsync(BulkLookup)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Query_BulkAndParameters_IsRefusedAsInTheGuide()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);

        (await client.GetJsonAsync($"{BulkLookup}&cprNumber=1234567890", HttpStatusCode.BadRequest)).ToJsonString().ShouldBe(
            """{"code":"digital.post.error","message":"ValidationException: Validation failed","fieldErrors":""" +
            """[{"resource":"target","field":"bulkLookup","code":"invalid.bulk.search","rejectedValue":true}]}""");
    }

    [Fact]
    public async Task Query_SystemThatDoesNotSend_Is403()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        bed.Service.Registry.Put(bed.Pulling with { Sends = false });

        await client.GetJsonAsync("contacts/", HttpStatusCode.Forbidden);
    }
}
