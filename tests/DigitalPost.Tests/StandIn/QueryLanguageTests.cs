using System.Globalization;
using System.Net;
using Postvogn.Sandbox.DigitalPost;
using Contact = Postvogn.Sandbox.DigitalPost.Contact;
using ContactType = Postvogn.Sandbox.DigitalPost.ContactType;
using Point = Postvogn.Sandbox.DigitalPost.ContactPoint;

namespace Postvogn.DigitalPost.Tests.StandIn;

/// <summary>The query language of TI 3.3 as the client writes it and as the stand-in reads it.</summary>
public sealed class QueryLanguageTests
{
    [Fact]
    public async Task Where_AText_MatchesAPartOfItInAnyCase() => await ShouldFindAsync(
        (Query.All.Where("name", SearchValue.Of("BYGG")), ["Byggesager", "Plan og byggeri"]),
        (Query.All.Where("name", SearchValue.Of("anlæg")), ["Byg, Anlæg"]),
        (Query.All.Where("name", SearchValue.Of("skel + 100% #1")), ["Hegn & skel + 100% #1"]));

    [Fact]
    public async Task Where_Quoted_MatchesTheWholeInAnyCase() => await ShouldFindAsync(
        (Query.All.Where("name", SearchValue.Quoted("byggesager")), ["Byggesager"]),
        (Query.All.Where("name", SearchValue.Quoted("Bygge")), []),
        (Query.All.Where("name", SearchValue.Quoted("Byg, Anlæg"), SearchValue.Quoted("Affald")), ["Byg, Anlæg", "Affald"]),
        (Query.All.Where("name", SearchValue.Quoted("Det \"gamle\" hus")), ["Det \"gamle\" hus"]),
        (Query.All.Where("name", SearchValue.Quoted("Aff*")), []));

    [Fact]
    public async Task Where_Wildcards_StandForAnyAndForOne() => await ShouldFindAsync(
        (Query.All.Where("name", SearchValue.StartsWith("Byg")), ["Byggesager", "Byg, Anlæg"]),
        (Query.All.Where("name", SearchValue.Wildcard("*byg*")), ["Byggesager", "Byg, Anlæg", "Plan og byggeri"]),
        (Query.All.Where("name", SearchValue.Wildcard("Aff?ld")), ["Affald"]),
        (Query.All.Where("name", SearchValue.Wildcard("Aff?")), []));

    [Fact]
    public async Task Where_SeveralValuesAndFields_OneOfTheValuesInEachOfTheFields() => await ShouldFindAsync(
        (Query.All.Where("name", SearchValue.Of("affald"), SearchValue.Of("plan")), ["Affald", "Plan og byggeri"]),
        (Query.All.Where("name", SearchValue.Of("byg")).Where("description", SearchValue.Of("veje")), ["Byg, Anlæg"]),
        (Query.All.Where("name", SearchValue.Of("byg")).Where("description", SearchValue.Of("skrald")), []));

    [Fact]
    public async Task Where_Operators_ReplaceTheUsualOrAndAnd() => await ShouldFindAsync(
        (
            Query.All.Where("name", SearchValue.Of("affald").Or()).Where("description", SearchValue.Of("veje").Or()),
            ["Affald", "Byg, Anlæg"]),
        (Query.All.Where("name", SearchValue.Of("plan").And(), SearchValue.Of("bygg").And()), ["Plan og byggeri"]),
        (
            Query.All.Where("name", SearchValue.Of("byg")).Where("description", SearchValue.Of("veje").Not()),
            ["Byggesager", "Plan og byggeri"]),
        (Query.All.Where("name", SearchValue.Quoted("Byg, Anlæg").Or(), SearchValue.StartsWith("Aff").Or()), ["Byg, Anlæg", "Affald"]));

    [Fact]
    public async Task Any_AText_IsLookedForInEveryField() => await ShouldFindAsync(
        (Query.All.Any(SearchValue.Of("byggeri")), ["Byggesager", "Plan og byggeri"]),
        (Query.All.Any(SearchValue.Of("byggeri"), SearchValue.Of("skrald")), ["Byggesager", "Plan og byggeri", "Affald"]),
        (Query.All.Any(SearchValue.Quoted("om veje")), ["Byg, Anlæg"]),
        (Query.All.Any(SearchValue.Of("rotter")), ["Affald"]));

    [Fact]
    public async Task Where_ANestedFieldAnIdAndAFlag_AreFound() => await ShouldFindAsync(
        (Query.All.Where("searchTerms.term", SearchValue.Of("rotter")), ["Affald"]),
        (Query.All.Where("id", SearchValue.Of(IdOf(2)), SearchValue.Of(IdOf(3))), ["Plan og byggeri", "Affald"]),
        (Query.All.Where("active", SearchValue.Of("false")), ["Det \"gamle\" hus"]));

    [Fact]
    public async Task Fields_AFew_GivesThemAndTheId()
    {
        await using var bed = await StartAsync();

        var query = Query.All.Fields("name", "searchTerms.term").Where("name", SearchValue.Of("Affald"));
        var page = (await bed.Client.QueryContactPointsAsync(query)).Value;

        var point = page.ShouldNotBeNull().Items.ShouldHaveSingleItem();
        (point.Id, point.Name, point.SearchTerms!.Single().Term).ShouldBe((IdOf(3), "Affald", "rotter"));
        (point.Description, point.Version, point.SystemId, point.LastUpdated).ShouldBe((null, null, null, null));
    }

    [Fact]
    public async Task SortBy_TwoFields_OrdersByTheFirstAndThenTheSecond()
    {
        await using var bed = await StartAsync();

        (await NamesAsync(bed, Query.All.SortBy("active").SortBy("name", descending: true))).ShouldBe(
            ["Det \"gamle\" hus", "Plan og byggeri", "Hegn & skel + 100% #1", "Byggesager", "Byg, Anlæg", "Affald"]);
        (await NamesAsync(bed, Query.All.SortBy("name").Page(1, 2))).ShouldBe(["Byggesager", "Det \"gamle\" hus"]);
    }

    [Fact]
    public async Task Page_ByNumber_CountsAndEnds()
    {
        await using var bed = await StartAsync();

        var last = (await bed.Client.QueryContactPointsAsync(Query.All.SortBy("name").Page(1, 4))).Value.ShouldNotBeNull();

        (last.CurrentPage, last.TotalPages, last.TotalElements, last.ElementsOnPage, last.Items.Count, last.Next)
            .ShouldBe((1, 2, 6L, 2, 2, null));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(100)]
    public async Task EveryPage_OfAnySize_GivesEachOnce(int size)
    {
        await using var bed = await StartAsync();

        var pages = await bed.Client.EveryContactPointPageAsync(Query.All.Sized(size)).ToListAsync();

        pages.Count.ShouldBe((6 + size - 1) / size);
        pages.SelectMany(p => p.Value.ShouldNotBeNull().Items).Select(p => p.Name).ShouldBe(Names, ignoreOrder: true);
    }

    [Fact]
    public async Task EveryPage_BeyondTenThousand_GivesEachOnceWherePagesByNumberAreRefused()
    {
        await using var bed = await StandInBed.StartAsync();
        for (var n = 0; n < 10_050; n++)
            bed.Service.Registry.Put(new Contact { Type = ContactType.Company, Number = n.ToString("D8", CultureInfo.InvariantCulture) });
        var companies = Query.All.Where("type", SearchValue.Of("COMPANY")).Fields("cvrNumber", "lastUpdated");

        var pages = await bed.Client.EveryContactPageAsync(companies.Sized(4_000)).ToListAsync();

        pages.Select(p => p.Value.ShouldNotBeNull().Items.Count).ShouldBe([4_000, 4_000, 2_050]);
        pages.SelectMany(p => p.Value!.Items).Select(c => c.CvrNumber).Distinct().Count().ShouldBe(10_050);
        (await bed.Client.QueryContactsAsync(companies.Page(2, 4_000))).Outcome.ShouldBe(CallOutcome.BadRequest);
    }

    [Fact]
    public async Task Value_Of101Characters_IsRefusedByTheStandInWhenItIsSentRaw()
    {
        await using var bed = await StartAsync();

        using var tooLong = await bed.GetRawAsync($"contact-points/?name={new string('a', 101)}");
        using var longest = await bed.GetRawAsync($"contact-points/?name={new string('a', 100)},{new string('b', 100)}");

        tooLong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await tooLong.Content.ReadAsStringAsync()).ShouldContain("name length of 101 exceeds limit of 100");
        longest.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await bed.Client.QueryContactPointsAsync(Query.All.Where("name", SearchValue.Of(new string('a', 100))))).Succeeded.ShouldBeTrue();
    }

    private static string[] Names =>
        ["Byggesager", "Byg, Anlæg", "Plan og byggeri", "Affald", "Hegn & skel + 100% #1", "Det \"gamle\" hus"];

    private static Guid IdOf(int index) => new(index, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);

    private static async Task<StandInBed> StartAsync()
    {
        var bed = await StandInBed.StartAsync();
        string[] about = ["Om byggeri", "Om veje", "Om planer", "Om skrald", "Om naboer", "Om museet"];
        for (var n = 0; n < Names.Length; n++)
        {
            bed.Service.Registry.Put(new Point(IdOf(n), StandInBed.Cvr, Names[n], bed.System.Id)
            {
                Description = about[n],
                Active = n != 5,
                SearchTerms = n == 3 ? ["rotter"] : [],
            });
        }
        return bed;
    }

    private static async Task ShouldFindAsync(params (Query Query, string[] Names)[] searches)
    {
        await using var bed = await StartAsync();
        foreach (var (query, names) in searches)
            (await NamesAsync(bed, query)).ShouldBe(names, ignoreOrder: true, query.ToQueryString());
    }

    private static async Task<IEnumerable<string?>> NamesAsync(StandInBed bed, Query query) =>
        (await bed.Client.QueryContactPointsAsync(query)).Value.ShouldNotBeNull().Items.Select(p => p.Name);
}
