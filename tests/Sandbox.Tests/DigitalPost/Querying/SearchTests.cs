using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Postvogn.Sandbox.DigitalPost;

namespace Postvogn.Sandbox.Tests.DigitalPost.Querying;

/// <summary>The query language of TI 3.3, with its examples.</summary>
public sealed class SearchTests
{
    private static readonly SearchRules Rules = new("letters");

    private static readonly string[] Letters =
    [
        """{"id":"1","lastUpdated":"1","label":"Fra Digitaliseringsstyrelsen","recipient":{"recipientId":"14814833"},"word":"alfa"}""",
        """
        {"id":"2","lastUpdated":"2","label":"Fra Solbjerg","recipient":{"recipientId":"43720082"},"word":"bravo",
        "field1":{"subField2":"Flytterod 7"}}
        """,
        """
        {"id":"3","lastUpdated":"2","label":"Københavns Kommune - Borger Service","recipient":{"recipientId":"99999999"},
        "word":"charlie"}
        """,
        """
        {"id":"4","lastUpdated":"4","label":"Københavns Kommune - Affald",
        "list":[{"name":"Netcompany","n":10},{"name":"x","n":9}],"word":"Delta, echo"}
        """,
    ];

    [Theory]
    [InlineData("", "1234")]
    [InlineData("recipient.recipientId=14814833,43720082", "12")]
    [InlineData("recipient.recipientId=14814833&recipient.recipientId=43720082", "12")]
    [InlineData("recipient.recipientId=1481", "")]
    [InlineData("recipient.recipientId=14814833&label=Fra%20Digitaliseringsstyrelsen", "1")]
    [InlineData("recipient.recipientId=43720082&label=Fra%20Digitaliseringsstyrelsen", "")]
    [InlineData("recipient.recipientId=|43720082&label=|Fra%20Digitaliseringsstyrelsen", "12")]
    [InlineData("word=|alfa,|bravo,!charlie", "12")]
    [InlineData("word=|alfa&word=|bravo&word=!charlie", "12")]
    [InlineData("word=!charlie", "124")]
    [InlineData("word=alfa&label=%26Fra", "1")]
    [InlineData("word=%26alfa&label=%26Solbjerg", "")]
    [InlineData("word=charlie&recipient.recipientId=|14814833", "13")]
    [InlineData("any=Netcompany&any=Digitaliseringsstyrelsen", "14")]
    [InlineData("any=Netcompany,Digitaliseringsstyrelsen", "14")]
    [InlineData("any=Digit*", "")]
    [InlineData("field1.subField2=Flytterod*", "2")]
    [InlineData("field1.subField2=flytterod ?", "2")]
    [InlineData("field1.subField2=\"Flytterod*\"", "")]
    [InlineData("label=Københavns Kommune", "34")]
    [InlineData("label=\"Københavns Kommune - Borger Service\"", "3")]
    [InlineData("label='københavns kommune - borger service'", "3")]
    [InlineData("label=\"Københavns Kommune\"", "")]
    [InlineData("word=\"delta, echo\"", "4")]
    [InlineData("word=!\"delta, echo\"", "123")]
    [InlineData("list.name=netcomp", "4")]
    [InlineData("nothing.of.the.kind=1", "")]
    public void Criteria_OfAQuery_FindTheirLetters(string query, string ids) => string.Concat(Find(query)).ShouldBe(ids);

    [Theory]
    [InlineData("sortFields=lastUpdated:desc,id", "4231")]
    [InlineData("sortFields=lastUpdated,id:desc", "1324")]
    [InlineData("sortFields=recipient.recipientId", "4123")]
    [InlineData("sortFields=id:desc&page=1&size=3", "1")]
    [InlineData("page=2&size=2", "")]
    public void Order_OfAQuery_IsAsAsked(string query, string ids) => string.Concat(Find(query)).ShouldBe(ids);

    [Fact]
    public void Fields_Named_AreAllThatComes()
    {
        var page = Search("fields=id,list.name,recipient.recipientId&id=4,1");

        page["letters"]!.ToJsonString().ShouldBe(
            """[{"id":"1","recipient":{"recipientId":"14814833"}},{"id":"4","list":[{"name":"Netcompany"},{"name":"x"}]}]""");
    }

    [Fact]
    public void Next_PageByPage_LosesNothingAndSaysPageZero()
    {
        var first = Search("size=3");
        var second = Search($"size=3&next={Uri.EscapeDataString((string)first["next"]!)}");

        IdsOf(first).Concat(IdsOf(second)).ShouldBe(["1", "2", "3", "4"]);
        ((int)second["currentPage"]!).ShouldBe(0);
        ((string)second["next"]!).ShouldBe("");
        ((int)first["totalPages"]!).ShouldBe(2);
        ((int)second["elementsOnPage"]!).ShouldBe(1);
        ((int)second["totalElements"]!).ShouldBe(4);
    }

    [Fact]
    public void Next_OrderWithoutTiebreaker_LosesWhatIsEqual()
    {
        var first = Search("size=2&sortFields=lastUpdated");

        IdsOf(Search($"size=2&sortFields=lastUpdated&next={Uri.EscapeDataString((string)first["next"]!)}")).ShouldBe(["4"]);
    }

    [Fact]
    public void Result_OfNothing_HasOneEmptyPage() => Search("id=none").ToJsonString()
        .ShouldBe("""{"currentPage":0,"next":"","totalPages":1,"elementsOnPage":0,"totalElements":0,"letters":[]}""");

    [Theory]
    [InlineData("page=-1", "page is from 0")]
    [InlineData("size=0", "size from 1 to 10000")]
    [InlineData("size=10001", "size from 1 to 10000")]
    [InlineData("size=many", "size from 1 to 10000")]
    [InlineData("page=1&size=10000", "use next")]
    [InlineData("page=100", "use next")]
    [InlineData("next=made-up", "next is none")]
    [InlineData("next=WyJvbmUiXQ==", "next is none")]
    public void Read_OutOfRange_IsRefused(string query, string because) => Read(query).Refusal!.ShouldContain(because);

    [Fact]
    public void Read_ValueOfMoreThanAHundredCharacters_IsRefusedInTheWordsOfTheGuide()
    {
        Read($"message={new string('a', 101)}&subject=MESSAGE").Refusal
            .ShouldBe("IllegalArgumentException: message length of 101 exceeds limit of 100");
        Read($"message={new string('a', 100)},{new string('b', 100)}").Refusal.ShouldBeNull();
        Read($"message=!\"{new string('a', 100)}\"").Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData("page=99")]
    [InlineData("page=0&size=10000")]
    public void Read_AtTheLimit_IsTaken(string query) => Read(query).Refusal.ShouldBeNull();

    private static IEnumerable<string> Find(string query) => IdsOf(Search(query));

    private static JsonObject Search(string query)
    {
        var request = Read(query);
        request.Refusal.ShouldBeNull();
        return SearchResult.Of(Letters.Reverse().Select(letter => (JsonObject)JsonNode.Parse(letter)!), request, Rules);
    }

    private static IEnumerable<string> IdsOf(JsonObject page) => page["letters"]!.AsArray().Select(letter => (string)letter!["id"]!);

    private static SearchRequest Read(string query) => SearchRequest.Read(QueryHelpers.ParseQuery(query), Rules);
}
