using System.Net;
using System.Text.Json.Nodes;
using static Postvogn.Functions.Tests.Contacts.NamesBed;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>Whom a number belongs to: the question over HTTP, the answer from a stand-in for Datafordeleren behind mutual TLS.</summary>
public sealed class LookUpPersonNameTests
{
    private const string Anna = "6101010001";
    private const string Bent = "6101010002";

    [Fact]
    public async Task Post_APerson_IsTheCurrentName()
    {
        await using var bed = await StartAsync();
        bed.Put(Anna, Person(Anna));

        var (status, text) = await bed.AskAsync(Anna);

        status.ShouldBe(HttpStatusCode.OK);
        var expected = JsonNode.Parse(
            """{"outcome":"Found","name":{"full":"Anna Mølle Prøve","first":"Anna","middle":"Mølle","last":"Prøve"}}""");
        JsonNode.DeepEquals(JsonNode.Parse(text), expected).ShouldBeTrue(text);
        bed.Logs.Of(1040).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("bopael_i_danmark", "Found", "Anna Mølle Prøve")]
    [InlineData("doed", "Dead", "Anna Mølle Prøve")]
    [InlineData("udrejst", "Emigrated", "Anna Mølle Prøve")]
    [InlineData("forsvundet", "Disappeared", "Anna Mølle Prøve")]
    [InlineData("annulleret", "Cancelled", null)]
    [InlineData("nedlagt_person", "Cancelled", null)]
    public async Task Post_APersonsStatus_IsTheOutcome(string registered, string outcome, string? name)
    {
        await using var bed = await StartAsync();
        bed.Put(Anna, Person(Anna, registered));

        (await bed.OutcomeAsync(Anna)).ShouldBe((HttpStatusCode.OK, outcome, name));
    }

    [Theory]
    [InlineData("bopael_i_danmark", "navne_og_adresse", "aktuel")]
    [InlineData("doed", "navne_og_adresse", "aktuel")]
    [InlineData("bopael_i_danmark", "a_kind_of_next_year", "aktuel")]
    [InlineData("bopael_i_danmark", "navne_og_adresse", "a_status_of_next_year")]
    public async Task Post_ProtectedWithTheNameBesideIt_AnswersNoName(string registered, string kind, string status)
    {
        await using var bed = await StartAsync();
        bed.Put(Anna, Person(Anna, registered, Protection("markedsfoering"), Protection(kind, status)));

        var (code, text) = await bed.AskAsync(Anna);

        code.ShouldBe(HttpStatusCode.OK);
        JsonNode.DeepEquals(JsonNode.Parse(text), JsonNode.Parse("""{"outcome":"Protected"}""")).ShouldBeTrue(text);
    }

    [Theory]
    [InlineData("markedsfoering", "aktuel")]
    [InlineData("lokal_vejviser", "aktuel")]
    [InlineData("navne_og_adresse", "historisk")]
    public async Task Post_AProtectionThatIsOverOrConcernsNoName_IsTheName(string kind, string status)
    {
        await using var bed = await StartAsync();
        bed.Put(Anna, Person(Anna, protections: Protection(kind, status)));

        (await bed.OutcomeAsync(Anna)).ShouldBe((HttpStatusCode.OK, "Found", "Anna Mølle Prøve"));
    }

    [Fact]
    public async Task Post_AnswerWithoutProtections_IsNotUnderstood()
    {
        await using var bed = await StartAsync();
        var person = Person(Anna);
        person.Remove("beskyttelser");
        bed.Put(Anna, person);

        (await bed.OutcomeAsync(Anna)).ShouldBe((HttpStatusCode.BadGateway, "NotUnderstood", null));
    }

    [Fact]
    public async Task Post_Nobody_IsUnknown()
    {
        await using var bed = await StartAsync();

        (await bed.OutcomeAsync(Anna)).ShouldBe((HttpStatusCode.OK, "Unknown", null));
    }

    [Fact]
    public async Task Post_NewlyBornWithoutAName_IsFoundWithNone()
    {
        await using var bed = await StartAsync();
        var person = Person(Anna);
        person["navne"] = new JsonArray();
        bed.Put(Anna, person);

        (await bed.OutcomeAsync(Anna)).ShouldBe((HttpStatusCode.OK, "Found", null));
    }

    [Fact]
    public async Task Post_AnswerAboutAnotherNumber_AnswersNoName()
    {
        await using var bed = await StartAsync();
        bed.Put(Anna, Person(Bent));

        (await bed.OutcomeAsync(Anna)).ShouldBe((HttpStatusCode.BadGateway, "NotUnderstood", null));
        bed.Logs.Of(1040).ShouldHaveSingleItem().Text.ShouldContain("another number");
    }

    [Fact]
    public async Task Post_AnswerAboutTwoPersons_AnswersNoName()
    {
        await using var bed = await StartAsync();
        bed.Put(Anna, Person(Anna), Person(Anna));

        (await bed.OutcomeAsync(Anna)).ShouldBe((HttpStatusCode.BadGateway, "NotUnderstood", null));
        bed.Logs.Of(1040).ShouldHaveSingleItem().Text.ShouldContain("more than one person");
    }

    [Fact]
    public async Task Post_NotConfigured_IsNotImplementedAndSaysHow()
    {
        await using var bed = await StartAsync(_ => null);

        var (status, text) = await bed.AskAsync(Anna);

        status.ShouldBe(HttpStatusCode.NotImplemented);
        text.ShouldContain("Postvogn__PersonNames__Certificate");
        bed.Register.Targets.ShouldBeEmpty();
    }

    [Fact]
    public async Task Get_IsNotAllowed()
    {
        await using var bed = await StartAsync();

        (await bed.GetAsync()).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("""{"cpr":6101010001}""")]
    [InlineData("""{"cpr":"610101-0001"}""")]
    [InlineData("""{"cpr":"610101000"}""")]
    [InlineData("""{"cpr":"٦١٠١٠١٠٠٠١"}""")]
    public async Task Post_BodyWithoutANumber_IsABadRequest(string body)
    {
        await using var bed = await StartAsync();

        (await bed.PostAsync(body)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await bed.PostAsync($$"""{"cpr":"{{Anna}}"}{{new string(' ', 2048)}}""")).StatusCode.ShouldBe(HttpStatusCode.BadRequest,
            "too long");
        bed.Register.Targets.ShouldBeEmpty();
    }
}
