using Postvogn.DigitalPost.Contacts;
using Postvogn.DigitalPost.Events;
using Postvogn.DigitalPost.Tests.Wire;

namespace Postvogn.DigitalPost.Tests.Queries;

/// <summary>All pages of a search, over the wire.</summary>
public sealed class PageWalkTests
{
    private const string End = """{"currentPage":0,"next":"","totalPages":1,"elementsOnPage":0,"totalElements":0,"contacts":[]}""";

    [Fact]
    public async Task Every_PagesUntilTheLast_AreGivenInOrder()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.InTurn(Page("n1", 1), Page("n2", 2), Page("", 3)));
        using var system = new TestSystem(service.BaseAddress);

        var pages = await system.Client.EveryContactPageAsync(Query.All).ToListAsync();

        pages.Select(p => p.Value!.Items.Single().Version).ShouldBe([1, 2, 3]);
        service.Seen.Select(s => s.Target).ShouldBe(
        [
            "/apis/v1/contacts/?sortFields=lastUpdated:asc,id:asc&size=1000",
            "/apis/v1/contacts/?sortFields=lastUpdated:asc,id:asc&size=1000&next=n1",
            "/apis/v1/contacts/?sortFields=lastUpdated:asc,id:asc&size=1000&next=n2",
        ]);
    }

    [Fact]
    public async Task Every_NextOnTheLastPage_EndsAtTheEmptyOne()
    {
        // TI 4.1 shows a next on the only page; and a total may stop at 10,000 (TI 3.3.3), so neither is the sign of the end.
        await using var service = await ScriptedService.AnsweringAsync(
            Answers.InTurn(Page("n1", 1), Page("n2", 2), Answers.Json(200, End)));
        using var system = new TestSystem(service.BaseAddress);

        var pages = await system.Client.EveryContactPageAsync(Query.All).ToListAsync();

        pages.Select(p => p.Value!.Items.Count).ShouldBe([1, 1, 0]);
    }

    [Fact]
    public async Task Every_AnswerThatFails_IsGivenAndEndsIt()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.InTurn(Page("n1", 1), Answers.Status(503), Page("", 2)));
        using var system = new TestSystem(service.BaseAddress);

        var pages = await system.Client.EveryContactPageAsync(Query.All).ToListAsync();

        pages.Select(p => p.Outcome).ShouldBe([CallOutcome.Succeeded, CallOutcome.Unavailable]);
    }

    [Fact]
    public async Task Every_PageWithoutItsList_IsUnreadable()
    {
        await using var service = await ScriptedService.AnsweringAsync(
            Answers.Json(200, """{"next":"n1","totalElements":1,"contacts":null}"""));
        using var system = new TestSystem(service.BaseAddress);

        var pages = await system.Client.EveryContactPageAsync(Query.All).ToListAsync();

        pages.ShouldHaveSingleItem().Outcome.ShouldBe(CallOutcome.Unreadable);
    }

    [Fact]
    public async Task Every_QueryThatSortsItself_KeepsItsSearchOrderAndSize()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.InTurn(Page("n1", 1), Page("", 2)));
        using var system = new TestSystem(service.BaseAddress);
        var query = Query.All.Where("type", SearchValue.Of("COMPANY")).SortBy("cvrNumber").Page(3, 50);

        await system.Client.EveryContactPageAsync(query).ToListAsync();

        service.Seen.Select(s => s.Target).ShouldBe(
        [
            "/apis/v1/contacts/?type=COMPANY&sortFields=cvrNumber:asc&page=3&size=50",
            "/apis/v1/contacts/?type=COMPANY&sortFields=cvrNumber:asc&size=50&next=n1",
        ]);
    }

    [Fact]
    public async Task Every_NobodyAsksFurther_CallsNoMore()
    {
        await using var service = await ScriptedService.AnsweringAsync(Page("n1", 1));
        using var system = new TestSystem(service.BaseAddress);

        await foreach (var page in system.Client.EveryContactPageAsync(Query.All))
            break;

        service.Seen.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Every_Registry_WalksItsOwnPath()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Status(503));
        using var system = new TestSystem(service.BaseAddress);
        var client = system.Client;

        await client.EveryEventPageAsync(EventQuery.OfMessage(EveryCall.Id)).ToListAsync();
        await client.EveryOrganisationPageAsync(Query.All).ToListAsync();
        await client.EverySystemPageAsync(EveryCall.Id, Query.All).ToListAsync();
        await client.EveryContactPointPageAsync(Query.All).ToListAsync();
        await client.EveryContactPointPageAsync(EveryCall.Id, Query.All).ToListAsync();
        await client.EveryContactGroupPageAsync(Query.All).ToListAsync();
        await client.EveryContactGroupPageAsync(EveryCall.Id, Query.All).ToListAsync();

        const string walk = "sortFields=lastUpdated:asc,id:asc&size=1000";
        service.Seen.Select(s => s.Target["/apis/v1/".Length..]).ShouldBe(
        [
            $"events/?metaProperties.messageUUID={EveryCall.Id}&sortFields=created:asc,id:asc&size=1000",
            $"organisations/?{walk}",
            $"organisations/{EveryCall.Id}/systems/?{walk}",
            $"contact-points/?{walk}",
            $"organisations/{EveryCall.Id}/contact-points/?{walk}",
            $"contact-groups/?{walk}",
            $"organisations/{EveryCall.Id}/contact-groups/?{walk}",
        ]);
    }

    private static Func<Microsoft.AspNetCore.Http.HttpContext, Task> Page(string next, int version) => Answers.Json(
        200,
        $$"""{"currentPage":0,"next":"{{next}}","totalPages":3,"elementsOnPage":1,"totalElements":1,""" +
        $$""" "contacts":[{"id":"{{EveryCall.Id}}","version":{{version}}}]}""");
}
