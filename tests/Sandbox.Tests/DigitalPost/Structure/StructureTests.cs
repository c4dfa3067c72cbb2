using System.Net;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Tests.DigitalPost.Testbed;
using static Postvogn.Sandbox.Tests.DigitalPost.Testbed.JsonCalls;

namespace Postvogn.Sandbox.Tests.DigitalPost.Structure;

/// <summary>Organisations, systems, contact points and groups (TI 5), over real TLS.</summary>
public sealed class StructureTests
{
    private static readonly ContactGroup Root = new(new Guid("fd8ca657-157c-3ffe-0000-0000000016cd"), NationalBed.Cvr, "Solbjerg Kommune");

    private static readonly ContactGroup Passports =
        new(new Guid("fd8ca657-157c-3ffe-0000-000000001bd0"), NationalBed.Cvr, "Bestil nyt pas") { ParentId = Root.Id };

    private static readonly ContactGroup Hidden =
        new(new Guid("fd8ca657-157c-3ffe-0000-000000000e96"), NationalBed.Cvr, "Skjult") { Visible = false };

    private static readonly ContactPoint School = new(new Guid("163710ae-5078-350c-0000-00000000306a"), NationalBed.Cvr,
        "Skolen", Guid.Empty)
    {
        SearchTerms = ["Folkeskole"],
        ContactGroups = [Root.Id],
    };

    private static readonly ContactPoint XRay =
        new(new Guid("163710ae-5078-350c-0000-00000000306b"), NationalBed.Cvr, "Røntgenklinikken", Guid.Empty) { Active = false };

    private static readonly ContactPoint Elsewhere =
        new(new Guid("163710ae-5078-350c-0000-00000000306c"), NationalBed.OtherCvr, "Røntgen", Guid.Empty) { Visible = false };

    [Fact]
    public async Task Organisations_AreFoundByNumberNameAndSystem()
    {
        await using var bed = await StartAsync();
        using var client = bed.ClientOf(bed.Pulling);

        (await client.GetJsonAsync(
            $"organisations/?cvrNumber={NationalBed.Cvr},{NationalBed.OtherCvr}"))["totalElements"]!.GetValue<int>().ShouldBe(2);
        (await client.GetJsonAsync("organisations/?name=fjord")).Each("organisations", "cvrNumber").ShouldBe([NationalBed.OtherCvr]);
        (await client.GetJsonAsync($"organisations/?systemId={bed.Pulling.Id}")).Each("organisations",
            "name").ShouldBe(["Solbjerg Kommune"]);
        (await client.GetJsonAsync($"organisations/?type=AUTHORITY&cvrNumber={NationalBed.Cvr}")).Each("organisations",
            "type").ShouldBe(["AUTHORITY"]);
        (await client.GetJsonAsync($"organisations/{IdOf(bed)}"))["cvrNumber"]!.ToString().ShouldBe(NationalBed.Cvr);
        await client.GetJsonAsync("organisations/70b29451-a265-427c-ac7b-cda01413a080", HttpStatusCode.NotFound);
        await client.GetJsonAsync("organisations/70b29451-a265-427c-ac7b-cda01413a080/contact-points/", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Logo_IsThereForThoseWhoHaveOne()
    {
        await using var bed = await StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        bed.Service.Registry.Put(new Organisation { Cvr = NationalBed.Cvr, Name = "Solbjerg Kommune", Logo = new byte[] { 1, 2, 3 } });

        (await client.GetByteArrayAsync($"organisations/{IdOf(bed)}/logo")).ShouldBe([1, 2, 3]);
        (await client.GetJsonAsync($"organisations/{IdOf(bed)}"))["logoAvailable"]!.GetValue<bool>().ShouldBeTrue();
        await client.GetJsonAsync($"organisations/{OtherIdOf(bed)}/logo", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("contact-points/?", "Røntgenklinikken,Skolen")]
    [InlineData("contact-points/?visibility=HIDDEN", "")]
    [InlineData("contact-points/?searchTerm=Folkeskole", "Skolen")]
    [InlineData("contact-points/?searchTerm=Folkeskole&contactGroupId=456,fd8ca657-157c-3ffe-0000-0000000016cd", "Skolen")]
    [InlineData("contact-points/?searchTerm=Folkeskole&contactGroupId=456,789", "")]
    [InlineData("contact-points/?searchTermOrName=Røntgen*", "Røntgenklinikken")]
    [InlineData("contact-points/?searchTermOrName=Røntgen*&active=true&visible=true", "")]
    [InlineData("contact-points/?isRoot=true", "Røntgenklinikken")]
    [InlineData("contact-points/?isRoot=false", "Skolen")]
    [InlineData("contact-points/?id=163710ae-5078-350c-0000-00000000306a&visibility=ALL", "Skolen")]
    [InlineData("contact-groups/?", "Bestil nyt pas,Solbjerg Kommune")]
    [InlineData("contact-groups/?name=pas", "Bestil nyt pas")]
    [InlineData("contact-groups/?visibility=HIDDEN", "Skjult")]
    [InlineData("contact-groups/?visibility=ALL", "Bestil nyt pas,Skjult,Solbjerg Kommune")]
    [InlineData("contact-groups/?id=fd8ca657-157c-3ffe-0000-000000000e96&visibility=HIDDEN", "Skjult")]
    [InlineData("contact-groups/?id=fd8ca657-157c-3ffe-0000-000000000e96", "")]
    public async Task Within_AnOrganisation_FindsItsOwn(string query, string names)
    {
        await using var bed = await StartAsync();
        using var client = bed.ClientOf(bed.Pulling);

        var page = await client.GetJsonAsync($"organisations/{IdOf(bed)}/{query}");

        string.Join(',', page.Each(page.Last().Key, "name").Order(StringComparer.Ordinal)).ShouldBe(names);
    }

    [Fact]
    public async Task Across_Organisations_FindsTheHiddenOnlyWhenAsked()
    {
        await using var bed = await StartAsync();
        using var client = bed.ClientOf(bed.Pulling);

        (await client.GetJsonAsync("contact-points/"))["totalElements"]!.GetValue<int>().ShouldBe(2);
        (await client.GetJsonAsync("contact-points/?visibility=ALL"))["totalElements"]!.GetValue<int>().ShouldBe(3);
        (await client.GetJsonAsync("contact-groups/?visibility=ALL"))["totalElements"]!.GetValue<int>().ShouldBe(3);
        await client.GetJsonAsync("contact-points/?visibility=SOMETIMES", HttpStatusCode.BadRequest);
        await client.GetJsonAsync("contact-points/?isRoot=perhaps", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Group_HoldsItsParentAndItsOrganisation()
    {
        await using var bed = await StartAsync();
        using var client = bed.ClientOf(bed.Pulling);

        var group = await client.GetJsonAsync($"organisations/{IdOf(bed)}/contact-groups/{Passports.Id}");

        group["parent"]!["id"]!.ToString().ShouldBe(Root.Id.ToString());
        group["parent"]!["parent"].ShouldBeNull();
        group["organisation"]!["cvrNumber"]!.ToString().ShouldBe(NationalBed.Cvr);
        await client.GetJsonAsync($"organisations/{IdOf(bed)}/contact-points/{Elsewhere.Id}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Group_InALineThatBitesItsTail_IsAnswered()
    {
        await using var bed = await StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        bed.Service.Registry.Put(Root with { ParentId = Passports.Id });

        (await client.GetJsonAsync($"organisations/{IdOf(bed)}/contact-groups/{Root.Id}"))["name"]!.ToString().ShouldBe("Solbjerg Kommune");
    }

    [Fact]
    public async Task Update_ByASystem_Is403AsTheRolesSay()
    {
        await using var bed = await StartAsync();
        using var client = bed.ClientOf(bed.Pulling);

        await client.PutJsonAsync($"organisations/{IdOf(bed)}", Json("{}"), "0", HttpStatusCode.Forbidden);
        await client.PutJsonAsync($"organisations/{IdOf(bed)}/contact-points/{School.Id}", Json("{}"), "0", HttpStatusCode.Forbidden);
        await client.GetJsonAsync($"organisations/{IdOf(bed)}/systems/", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Update_ByAnAdministrator_GivesTheNextVersionAndKeepsWhatItIsGiven()
    {
        await using var bed = await StartAsync();
        using var client = Administrator(bed);
        var path = $"organisations/{IdOf(bed)}/contact-points/{School.Id}";
        var point = await client.GetJsonAsync(path);
        point["name"] = "Den nye skole";
        point["internalDescription"] = "Kun for os";

        var changed = await client.PutJsonAsync(path, point, "0");

        changed["version"]!.GetValue<int>().ShouldBe(1);
        changed["internalDescription"]!.ToString().ShouldBe("Kun for os");
        changed["contactGroups"]!.ToJsonString().ShouldBe(point["contactGroups"]!.ToJsonString());
        bed.Service.Registry.FindContactPoint(School.Id)!.Name.ShouldBe("Den nye skole");
        await client.PutJsonAsync(path, point, "0", HttpStatusCode.Conflict);
        await client.PutJsonAsync(path, point, "*", HttpStatusCode.PreconditionFailed);
        point.Remove("systemId");
        (await client.PutJsonAsync(path, point, "1", HttpStatusCode.BadRequest))["fieldErrors"]![0]!["field"]!.ToString().ShouldBe(
            "systemId");
        await client.PutJsonAsync($"organisations/{OtherIdOf(bed)}/contact-points/{Elsewhere.Id}", point, "0", HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("contact-groups/fd8ca657-157c-3ffe-0000-0000000016cd",
        """{"name":"Ny","description":"string","organisationalUnit":true,"contactPoints":[]}""")]
    [InlineData(
        "",
        """
        {"name":"Ny","cvrNumber":"00998877","type":"AUTHORITY","legalNotificationAllowed":true,
        "mandatoryPostAllowed":true,"systemFetch":true}
        """)]
    [InlineData("systems/22222222-2222-4222-8222-222222222222",
        """{"name":"Ny","serviceProtocol":"REST_PULL","systemTypes":["SENDER"],"receiptFormat":"MEMO"}""")]
    public async Task Update_OtherResources_AsInTheGuide(string resource, string body)
    {
        await using var bed = await StartAsync();
        using var client = Administrator(bed);
        var path = $"organisations/{IdOf(bed)}/{resource}";
        var version = (await client.GetJsonAsync(path))["version"]!.ToString();

        var changed = await client.PutJsonAsync(path, Json(body), version);

        changed["name"]!.ToString().ShouldBe("Ny");
        (await client.GetJsonAsync(path)).ToJsonString().ShouldBe(changed.ToJsonString());
    }

    [Fact]
    public async Task Systems_AreTheOrganisationsOwn_AndShowNoKey()
    {
        await using var bed = await StartAsync();
        using var client = Administrator(bed);

        var page = await client.GetJsonAsync($"organisations/{IdOf(bed)}/systems/?serviceProtocol=REST_PULL");

        page.Each("systems", "name").ShouldBe(["pull-key"]);
        page.ToJsonString().ShouldNotContain(bed.Pulling.AuthenticationToken);
        page["systems"]![0]!["apiToken"].ShouldBeNull();
        await client.GetJsonAsync($"organisations/{OtherIdOf(bed)}/systems/", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Update_OfALocalEndpoint_Is400()
    {
        await using var bed = await StartAsync();
        using var client = Administrator(bed);
        var body = Json("""{"name":"Ny","serviceProtocol":"REST_PUSH","systemTypes":["SENDER"],"endpoint":"https://post.local/"}""");

        var answer = await client.PutJsonAsync($"organisations/{IdOf(bed)}/systems/{bed.Pulling.Id}", body, "1", HttpStatusCode.BadRequest);

        answer["fieldErrors"]![0]!["field"]!.ToString().ShouldBe("endpoint");
    }

    [Fact]
    public async Task Change_OfTheStructure_IsPushedAsInTheGuide()
    {
        await using var bed = await StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        var address = new Uri(bed.Recipient.Address, "struktur");
        var subscription = Json($$"""{"organisationSubscriptions":["12345678","{{NationalBed.Cvr}}"],"notificationUrl":"{{address}}"}""");
        var created = await client.PostJsonAsync("organisations/subscriptions/", subscription, HttpStatusCode.Created);
        created.Each("organisationSubscriptions", "cvrNumber").ShouldBe([NationalBed.Cvr]);

        bed.Service.Registry.Put(Elsewhere with { Name = "Passed over" });
        bed.Service.Registry.Put(School with { Name = "Den nye skole" });
        await bed.Until(ledger => ledger.EntriesOf<ChangePushed>().Count == 1);

        bed.Recipient.Got.Single().Text.ShouldBe(
            $$"""{"resourceId":"{{School.Id}}","resourceVersion":1,"type":"CONTACT_POINT","organisationId":"{{IdOf(bed)}}"}""");
    }

    [Fact]
    public async Task Subscription_OfOrganisations_CreatedListedUpdatedDeleted()
    {
        await using var bed = await StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        const string Path = "organisations/subscriptions/";
        var body = Json("""{"subscriptionOperations":["ALL_ORGANISATIONS"],"notificationUrl":"https://localhost/post"}""");

        var id = (await client.PostJsonAsync(Path, body, HttpStatusCode.Created))["id"]!.ToString();
        (await client.ListIdsAsync(Path)).ShouldBe([id]);
        (await client.PutJsonAsync(Path + id, Json("""{"subscriptionOperations":["NEW_ORGANISATIONS"]}"""),
            "0"))["version"]!.GetValue<int>().ShouldBe(1);
        await client.PutJsonAsync(Path + id, Json("""{"subscriptionOperations":["ALL_CITIZENS"]}"""), "1", HttpStatusCode.BadRequest);
        await client.CallAsync(HttpMethod.Delete, Path + id, body: null, "1", HttpStatusCode.NoContent);
    }

    private static async Task<NationalBed> StartAsync()
    {
        var bed = await NationalBed.StartAsync();
        ContactGroup[] groups = [Root, Passports, Hidden];
        ContactPoint[] points = [School, XRay, Elsewhere];
        Array.ForEach(groups, bed.Service.Registry.Put);
        Array.ForEach(points, bed.Service.Registry.Put);
        return bed;
    }

    private static HttpClient Administrator(NationalBed bed)
    {
        bed.Service.Registry.Put(bed.Pulling with { Administers = true });
        return bed.ClientOf(bed.Pulling);
    }

    private static string IdOf(NationalBed bed) => bed.Service.Registry.FindOrganisationId(NationalBed.Cvr).ToString()!;

    private static string OtherIdOf(NationalBed bed) => bed.Service.Registry.FindOrganisationId(NationalBed.OtherCvr).ToString()!;
}
