namespace Postvogn.DigitalPost.Tests.Queries;

public sealed class SearchValueTests
{
    [Theory]
    [InlineData("alfa", "alfa")]
    [InlineData("Fra Digitaliseringsstyrelsen", "Fra%20Digitaliseringsstyrelsen")]
    [InlineData("Røntgen", "R%C3%B8ntgen")]
    [InlineData("a&b=c#d+e%f", "a%26b%3Dc%23d%2Be%25f")]
    [InlineData("😀", "%F0%9F%98%80")]
    public void Of_AnyText_IsEncodedAsUtf8(string text, string encoded) => SearchValue.Of(text).Escaped().ShouldBe(encoded);

    [Theory]
    [InlineData("Københavns Kommune - Borger Service", "%22K%C3%B8benhavns%20Kommune%20-%20Borger%20Service%22")]
    [InlineData("a,b", "%22a%2Cb%22")]
    [InlineData("a \"b\"", "%27a%20%22b%22%27")]
    [InlineData("6c908813*", "%226c908813%2A%22")]
    [InlineData("!charlie", "%22%21charlie%22")]
    public void Quoted_AnyText_StandsInMarksThatItDoesNotHold(string text, string encoded) =>
        SearchValue.Quoted(text).Escaped().ShouldBe(encoded);

    [Fact]
    public void Quoted_BothKindsOfMarks_IsRefused() => Should.Throw<ArgumentException>(() => SearchValue.Quoted("it's \"so\""));

    [Fact]
    public void Of_AComma_IsRefused()
    {
        Should.Throw<ArgumentException>(() => SearchValue.Of("a,b"));
        Should.Throw<ArgumentException>(() => SearchValue.StartsWith("a,b"));
        Should.Throw<ArgumentException>(() => SearchValue.Wildcard("a,*"));
    }

    [Fact]
    public void Operators_OnAValue_GoBeforeIt()
    {
        SearchValue.Of("alfa").Or().Escaped().ShouldBe("%7Calfa");
        SearchValue.Of("alfa").And().Escaped().ShouldBe("%26alfa");
        SearchValue.Quoted("alfa").Not().Escaped().ShouldBe("%21%22alfa%22");
        SearchValue.Wildcard("al*").Not().Escaped().ShouldBe("%21al%2A");
    }

    [Fact]
    public void Operators_Two_AreRefused() => Should.Throw<InvalidOperationException>(() => SearchValue.Of("alfa").Or().Not());

    [Theory]
    [InlineData("|alfa")]
    [InlineData("!alfa")]
    [InlineData("&alfa")]
    [InlineData("\"alfa\"")]
    [InlineData("'alfa")]
    [InlineData("al*")]
    [InlineData("a?fa")]
    [InlineData("")]
    [InlineData("  ")]
    public void Of_TextThatMeansSomethingElse_IsRefused(string text) => Should.Throw<ArgumentException>(() => SearchValue.Of(text));

    [Theory]
    [InlineData("Flytterod", "Flytterod%2A")]
    public void StartsWith_AText_EndsInAStar(string text, string encoded) => SearchValue.StartsWith(text).Escaped().ShouldBe(encoded);

    [Fact]
    public void StartsWith_TextWithAWildcard_IsRefused() => Should.Throw<ArgumentException>(() => SearchValue.StartsWith("a?"));

    [Fact]
    public void Of_HundredCharacters_IsTheMost()
    {
        SearchValue.Of(new string('ø', 100)).Escaped().Length.ShouldBe(600);
        Should.Throw<ArgumentException>(() => SearchValue.Of(new string('a', 101))).Message.ShouldContain("100");
        Should.Throw<ArgumentException>(() => SearchValue.Of(new string('a', 100)).Not());
        Should.Throw<ArgumentException>(() => SearchValue.Quoted(new string('a', 99)));
        Should.Throw<ArgumentException>(() => SearchValue.StartsWith(new string('a', 100)));
    }

    [Fact]
    public void Of_Time_IsInUtcToTheMillisecond() =>
        SearchValue.Of(new DateTimeOffset(2020, 4, 27, 13, 1, 43, 652, TimeSpan.FromHours(2))).Escaped()
            .ShouldBe("2020-04-27T11%3A01%3A43.652Z");

    [Theory]
    [InlineData("0101010000")]
    [InlineData("010101-0000")]
    [InlineData("010101 0000")]
    [InlineData("7101900001")]
    [InlineData(" 3112991234 ")]
    [InlineData("Sag 311299-1234, hus")]
    public void Of_CprNumber_IsRefusedWithoutBeingQuoted(string number)
    {
        Func<SearchValue>[] ways = [() => SearchValue.Of(number), () => SearchValue.Quoted(number), () => SearchValue.StartsWith(number)];
        foreach (var make in ways)
            Should.Throw<ArgumentException>(make).ToString().ShouldNotContain(number);
    }

    [Theory]
    [InlineData("1234567890")]
    [InlineData("2345678901")]
    [InlineData("14814833")]
    [InlineData("0001010000")]
    [InlineData("5001010000")]
    [InlineData("9201010000")]
    [InlineData("0113010000")]
    [InlineData("101010000")]
    [InlineData("00101010000")]
    [InlineData("0101010000a")]
    [InlineData("01010100-0101-4010-8010-010101000001")]
    public void Of_OtherNumbers_ArePassed(string number) => SearchValue.Of(number).Escaped().ShouldBe(number);

    [Fact]
    public void ToString_AnyValue_DoesNotShowIt() =>
        $"{SearchValue.Of("Hansen")} {SearchValue.Wildcard("Han*")}".ShouldBe("(value) (wildcard)");
}
