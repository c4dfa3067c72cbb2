using Microsoft.AspNetCore.WebUtilities;

namespace Postvogn.DigitalPost.Tests.Queries;

/// <summary>The guide's own examples (TI 3.3), and what the service would refuse.</summary>
public sealed class QueryTests
{
    [Fact]
    public void All_Nothing_IsNoParameter() => Query.All.ToQueryString().ShouldBe("");

    // TI 3.3.3
    [Fact]
    public void Page_NumberAndSize_AreParameters() => Shown(Query.All.Page(1, 10)).ShouldBe("?page=1&size=10");

    [Fact]
    public void After_Next_ReplacesThePage() => Shown(Query.All.Page(0, 100).After("nextValue1")).ShouldBe("?size=100&next=nextValue1");

    [Fact]
    public void After_TheGuidesRealValue_IsEncoded() =>
        Query.All.After("WyAiMjAyMS0xMi0wOFQwOTo1ODo1Ni45NDkiLCAiRkRKVVg3TE5mbzFFa1ZjUFJsbmFCU3FrTUl6UHFDVXAiIF0=").ToQueryString()
            .ShouldBe("?next=WyAiMjAyMS0xMi0wOFQwOTo1ODo1Ni45NDkiLCAiRkRKVVg3TE5mbzFFa1ZjUFJsbmFCU3FrTUl6UHFDVXAiIF0%3D");

    [Fact]
    public void After_WithASearch_KeepsIt() =>
        Shown(Query.All.Where("field1", SearchValue.Of("value1")).After("nextValue")).ShouldBe("?field1=value1&next=nextValue");

    // TI 3.3.4
    [Fact]
    public void SortBy_NestedAndDescending_AreInOrder() =>
        Shown(Query.All.SortBy("field1.subField1").SortBy("field2", descending: true))
            .ShouldBe("?sortFields=field1.subField1:asc,field2:desc");

    // TI 3.3.5
    [Fact]
    public void Fields_Some_AreJoined() =>
        Shown(Query.All.Fields("id", "version", "field1.subField1")).ShouldBe("?fields=id,version,field1.subField1");

    [Fact]
    public void Fields_WithoutTheId_HaveItAllTheSame() =>
        Shown(Query.All.Fields("name").Fields("version", "name")).ShouldBe("?fields=id,name,version");

    // TI 3.3.6
    [Fact]
    public void Any_SeveralValues_AreJoined() =>
        Shown(Query.All.Any(SearchValue.Of("Netcompany"), SearchValue.Of("Digitaliseringsstyrelsen")))
            .ShouldBe("?any=Netcompany,Digitaliseringsstyrelsen");

    [Fact]
    public void Any_Twice_IsTwice() =>
        Shown(Query.All.Any(SearchValue.Of("Netcompany")).Any(SearchValue.Of("Digitaliseringsstyrelsen")))
            .ShouldBe("?any=Netcompany&any=Digitaliseringsstyrelsen");

    [Fact]
    public void Where_SeveralValues_AreJoined() =>
        Shown(Query.All.Where("recipient.recipientId", SearchValue.Of("14814833"), SearchValue.Of("43720082")))
            .ShouldBe("?recipient.recipientId=14814833,43720082");

    [Fact]
    public void Where_SeveralFields_AreParametersOfTheirOwn() =>
        Shown(Query.All
            .Where("recipient.recipientId", SearchValue.Of("14814833"))
            .Where("label", SearchValue.Of("Fra Digitaliseringsstyrelsen")))
            .ShouldBe("?recipient.recipientId=14814833&label=Fra Digitaliseringsstyrelsen");

    [Fact]
    public void Where_Operators_StandBeforeTheValues()
    {
        Shown(Query.All
            .Where("recipient.recipientId", SearchValue.Of("14814833").Or())
            .Where("label", SearchValue.Of("Fra Digitaliseringsstyrelsen").Or()))
            .ShouldBe("?recipient.recipientId=|14814833&label=|Fra Digitaliseringsstyrelsen");
        Shown(Query.All.Where("param", SearchValue.Of("alfa").Or(), SearchValue.Of("bravo").Or(), SearchValue.Of("charlie").Not()))
            .ShouldBe("?param=|alfa,|bravo,!charlie");
    }

    [Fact]
    public void Where_Wildcard_IsWritten() =>
        Shown(Query.All.Where("field1.subField2", SearchValue.Wildcard("Flytterod*"))).ShouldBe("?field1.subField2=Flytterod*");

    [Fact]
    public void Where_Quoted_IsWritten() =>
        Shown(Query.All.Where("field1", SearchValue.Quoted("Københavns Kommune - Borger Service")))
            .ShouldBe("?field1=\"Københavns Kommune - Borger Service\"");

    [Fact]
    public void Where_CommaInAValue_IsToldFromOneBetweenValues() =>
        Query.All.Where("name", SearchValue.Quoted("Byg, Anlæg"), SearchValue.Of("Plan")).ToQueryString()
            .ShouldBe("?name=%22Byg%2C%20Anl%C3%A6g%22,Plan");

    // TI 2.6.3
    [Fact]
    public void Where_TheGuidesFirstExample_IsWritten() =>
        Shown(Query.All.Where("type", SearchValue.Of("CITIZEN")).Where("postCode", SearchValue.Of("2100")))
            .ShouldBe("?type=CITIZEN&postCode=2100");

    [Fact]
    public void Any_Wildcard_IsRefused() => Should.Throw<ArgumentException>(() => Query.All.Any(SearchValue.StartsWith("Net")));

    [Theory]
    [InlineData("cprNumber")]
    [InlineData("CPRnumber")]
    [InlineData("owner.cprNumber")]
    public void Where_CprNumber_IsRefused(string field) =>
        Should.Throw<ArgumentException>(() => Query.All.Where(field, SearchValue.Of("1234567890"))).Message.ShouldNotContain("1234567890");

    [Theory]
    [InlineData("page")]
    [InlineData("next")]
    [InlineData("sortFields")]
    [InlineData("any")]
    [InlineData("isBulkLookup")]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a=b&c")]
    [InlineData("ownerOrActor ")]
    public void Where_WhatIsNoField_IsRefused(string field) =>
        Should.Throw<ArgumentException>(() => Query.All.Where(field, SearchValue.Of("x")));

    [Fact]
    public void Where_NoValue_IsRefused() => Should.Throw<ArgumentException>(() => Query.All.Where("name"));

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(0, 0)]
    [InlineData(0, 10_001)]
    public void Page_OutOfRange_IsRefused(int number, int size) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Query.All.Page(number, size));

    [Fact]
    public void Page_TheLargest_IsPassed() => Shown(Query.All.Page(0, 10_000)).ShouldBe("?page=0&size=10000");

    [Fact]
    public void Every_Method_LeavesTheQueryAsItWas()
    {
        var query = Query.All.Where("name", SearchValue.Of("pas"));

        _ = query.Where("type", SearchValue.Of("x")).Any(SearchValue.Of("y")).SortBy("id").Fields("name").Page(2, 3).After("z");

        Shown(query).ShouldBe("?name=pas");
    }

    [Fact]
    public void ToString_AnyQuery_NamesFieldsOnly() =>
        $"{Query.All.Where("name", SearchValue.Of("Hansen")).Any(SearchValue.Of("Jensen"))} {Query.All}".ShouldBe("name, any everything");

    [Fact]
    public void ToQueryString_AnyText_IsReadByAServerAsItWas()
    {
        var random = new Random(20250101);
        var runes = "aøÅ ,&=+%#?*|!;:/\\'\"\u00A0é€😀0".EnumerateRunes().Select(r => $"{r}").ToArray();
        for (var times = 0; times < 2000; times++)
        {
            var text = "x" + string.Concat(random.GetItems(runes, random.Next(1, 40)));
            if (text.Contains('"', StringComparison.Ordinal))
                text = text.Replace("'", "", StringComparison.Ordinal);

            var read = QueryHelpers.ParseQuery(Query.All.Where("name", SearchValue.Quoted(text)).ToQueryString())["name"]
                .ShouldHaveSingleItem();

            read![1..^1].ShouldBe(text);
        }
    }

    /// <summary>As the guide shows it: not encoded.</summary>
    private static string Shown(Query query) => Uri.UnescapeDataString(query.ToQueryString());
}
