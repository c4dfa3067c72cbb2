using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Postvogn.DigitalPost.Contacts;
using Postvogn.DigitalPost.Tests.Wire;

namespace Postvogn.DigitalPost.Tests.Contacts;

public sealed class LookUpContactsTests
{
    [Theory]
    [InlineData("1911112024")]
    [InlineData("1912112024", "2008112024")]
    public async Task LookUpContactsAsync_CprNumbers_AreInTheBodyOnly(params string[] numbers)
    {
        // TI 4.4
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(200, ContactExamples.PageOf(ContactExamples.Fetched)));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await system.Client.LookUpContactsAsync(new() { CprNumbers = numbers });

        answer.Value!.Items.ShouldHaveSingleItem().Id.ShouldBe(Guid.Parse(ContactExamples.Id));
        var seen = service.Seen.ShouldHaveSingleItem();
        seen.Target.ShouldBe("/apis/v1/contacts/?isBulkLookup=true");
        BodyOf(seen).ShouldSay($$"""{"cprNumber":["{{string.Join("\",\"", numbers)}}"],"size":10000}""");
        string.Join(' ', seen.Headers.Values).ShouldNotContain(numbers[0]);
        string.Join(' ', system.Log.Lines).ShouldNotContain(numbers[0]);
    }

    [Fact]
    public async Task LookUpContactsAsync_Ids_AreInTheBodyAsNumbersAre()
    {
        // TI 4.4
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(200, ContactExamples.PageOf(ContactExamples.Fetched)));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await system.Client.LookUpContactsAsync(new() { Ids = [Guid.Parse(ContactExamples.Id)] });

        answer.Value!.Items.ShouldHaveSingleItem().Id.ShouldBe(Guid.Parse(ContactExamples.Id));
        BodyOf(service.Seen.ShouldHaveSingleItem()).ShouldSay($$"""{"id":["{{ContactExamples.Id}}"],"size":10000}""");
    }

    [Fact]
    public async Task LookUpAllContactsAsync_NumbersAndIds_AreCallsOfTheirOwn()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(200, ContactExamples.PageOf()));
        using var system = new TestSystem(service.BaseAddress);
        var lookup = new ContactLookup { CprNumbers = ["1911112024"], CvrNumbers = ["43585118"], Ids = [Guid.Parse(ContactExamples.Id)] };
        lookup.Count.ShouldBe(3);

        await foreach (var answer in system.Client.LookUpAllContactsAsync(lookup)) answer.Succeeded.ShouldBeTrue();

        service.Seen.Count.ShouldBe(3);
        foreach (var (seen, name) in service.Seen.Zip(["cprNumber", "cvrNumber", "id"]))
            BodyOf(seen).ShouldContain($"\"{name}\":[");
    }

    [Fact]
    public async Task LookUpContactsAsync_StatusPageAndSize_AreInTheBodyAsInTheGuide()
    {
        // TI 4.3
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(200, ContactExamples.PageOf()));
        using var system = new TestSystem(service.BaseAddress);

        await system.Client.LookUpContactsAsync(new()
        {
            CvrNumbers = ["43585118", "43585045", "30826191"],
            Statuses = [PublicRegistrationStatus.Registered],
            Size = 10,
            Next = "nextValue",
        });

        BodyOf(service.Seen.ShouldHaveSingleItem()).ShouldSay(
            """
            {
                "cvrNumber": ["43585118", "43585045", "30826191"],
                "mailboxSubscription": { "publicRegistrationStatus": ["REGISTERED"] },
                "size": 10,
                "next": "nextValue"
            }
            """);
    }

    [Fact]
    public async Task LookUpContactsAsync_TheGuidesRefusals_AreReadAsTheyAre()
    {
        // TI 4.3 and 4.4
        var badRequest = Answers.Json(
            400,
            """{"code":"digital.post.error","message":"ValidationException: Validation failed",""" +
            """ "fieldErrors":[{"resource":"target","field":"bulkLookup","code":"invalid.bulk.search","rejectedValue":true}]}""");
        var notAllowed = Answers.Json(
            405, """{"timestamp":"2025-04-15T06:33:45.716+00:00","status":405,"error":"Method Not Allowed","path":"/contacts/"}""");
        var problem = Answers.Text(
            400,
            "application/problem+xml",
            """<problem xmlns="urn:ietf:rfc:7807"><type>about:blank</type><title>Bad Request</title><status>400</status>""" +
            """<detail>Failed to read request</detail><instance>/contacts/</instance></problem>""");
        await using var service = await ScriptedService.AnsweringAsync(Answers.InTurn(badRequest, notAllowed, problem));
        using var system = new TestSystem(service.BaseAddress);
        var lookup = new ContactLookup { CprNumbers = ["1911112024"] };

        var first = await system.Client.LookUpContactsAsync(lookup);
        first.Outcome.ShouldBe(CallOutcome.BadRequest);
        $"{first.Error}".ShouldBe("digital.post.error, invalid.bulk.search");
        (await system.Client.LookUpContactsAsync(lookup)).ShouldBe(new() { Outcome = CallOutcome.MethodNotAllowed, StatusCode = 405 });
        (await system.Client.LookUpContactsAsync(lookup)).ShouldBe(new() { Outcome = CallOutcome.BadRequest, StatusCode = 400 });
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10_001, 0)]
    [InlineData(9_999, 2)]
    public async Task LookUpContactsAsync_NoNumberOrTooMany_IsRefusedBeforeTheCall(int cprNumbers, int cvrNumbers)
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Status(200));
        using var system = new TestSystem(service.BaseAddress);

        var fault = await Should.ThrowAsync<ArgumentException>(
            () => system.Client.LookUpContactsAsync(new() { CprNumbers = Numbers(cprNumbers), CvrNumbers = Numbers(cvrNumbers) }));

        fault.Message.ShouldContain("10000");
        service.Seen.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_001)]
    public void ContactLookup_SizeOutOfRange_IsRefused(int size) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new ContactLookup { Size = size });

    [Fact]
    public async Task LookUpAllContactsAsync_TwentyFiveThousandNumbers_AreThreeCallsThatFindThemAll()
    {
        await using var service = await ScriptedService.HandlingAsync(EchoAsync);
        using var system = new TestSystem(service.BaseAddress);

        var pages = await system.Client.LookUpAllContactsAsync(new() { CprNumbers = Numbers(25_000) }).ToListAsync();

        pages.Select(p => p.Value!.Items.Count).ShouldBe([10_000, 10_000, 5_000]);
        pages.SelectMany(p => p.Value!.Items).Select(c => c.CprNumber!).ShouldBe(Numbers(25_000));
    }

    [Fact]
    public async Task LookUpAllContactsAsync_BothKindsOfNumbers_AreNeverMixed()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(200, ContactExamples.PageOf()));
        using var system = new TestSystem(service.BaseAddress);

        await system.Client.LookUpAllContactsAsync(new() { CprNumbers = ["1911112024"], CvrNumbers = ["43585118"] }).ToListAsync();

        service.Seen.Select(BodyOf)
            .ShouldBe(["""{"cprNumber":["1911112024"],"size":10000}""", """{"cvrNumber":["43585118"],"size":10000}"""]);
    }

    [Fact]
    public async Task LookUpAllContactsAsync_PagesSmallerThanAskedFor_AreFollowedToTheEnd()
    {
        var first = $$"""{"next":"n1","totalElements":2,"contacts":[{{ContactExamples.Fetched}}]}""";
        var second = $$"""{"next":"n2","totalElements":2,"contacts":[{{ContactExamples.Closed}}]}""";
        await using var service = await ScriptedService.AnsweringAsync(Answers.InTurn(Answers.Json(200, first), Answers.Json(200, second)));
        using var system = new TestSystem(service.BaseAddress);

        var pages = await system.Client.LookUpAllContactsAsync(new() { CprNumbers = ["1911112024", "1111111234"] }).ToListAsync();

        pages.Select(p => p.Value!.Items.Count).ShouldBe([1, 1]);
        BodyOf(service.Seen[1]).ShouldSay("""{"cprNumber":["1911112024","1111111234"],"size":10000,"next":"n1"}""");
    }

    [Fact]
    public async Task LookUpAllContactsAsync_PagesWithoutATotal_AreFollowedToTheEmptyOne()
    {
        var first = $$"""{"next":"n1","contacts":[{{ContactExamples.Fetched}}]}""";
        var second = $$"""{"next":"n2","contacts":[{{ContactExamples.Closed}}]}""";
        await using var service = await ScriptedService.AnsweringAsync(
            Answers.InTurn(Answers.Json(200, first), Answers.Json(200, second), Answers.Json(200, """{"contacts":[]}""")));
        using var system = new TestSystem(service.BaseAddress);

        var pages = await system.Client.LookUpAllContactsAsync(new() { CprNumbers = ["1911112024", "1111111234"] }).ToListAsync();

        pages.Select(p => p.Value!.Items.Count).ShouldBe([1, 1, 0]);
    }

    [Fact]
    public async Task LookUpAllContactsAsync_CallThatFails_EndsIt()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Status(503));
        using var system = new TestSystem(service.BaseAddress);

        var pages = await system.Client.LookUpAllContactsAsync(new() { CprNumbers = Numbers(25_000) }).ToListAsync();

        pages.ShouldHaveSingleItem().Outcome.ShouldBe(CallOutcome.Unavailable);
    }

    private static string[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => $"9999{i:000000}")];

    private static string BodyOf(SeenRequest seen) => Encoding.UTF8.GetString(seen.Body);

    /// <summary>Knows everybody who is asked for.</summary>
    private static async Task EchoAsync(HttpContext context)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body))!;
        var contacts = body["cprNumber"]!.AsArray().Select(n => $$"""{"id":"{{EveryCall.Id}}","version":1,"cprNumber":"{{n}}"}""").ToList();
        var page = $$"""{"next":"more","totalElements":{{contacts.Count}},"contacts":[{{string.Join(',', contacts)}}]}""";
        await Answers.Json(200, page)(context);
    }
}
