using System.Diagnostics;
using Postvogn.Drops.Routing;

namespace Postvogn.Drops.Tests.Routing;

public sealed class TextPatternTests
{
    [Theory]
    [InlineData("byggesag", "Svar på BYGGESAG 17", true)]
    [InlineData("byggesag", "Svar på bygge-sag 17", false)]
    [InlineData("svar*sag", "Svar på byggesag 17", true)]
    [InlineData("sag*svar", "Svar på byggesag 17", false)]
    [InlineData("ÆLDRE", "ældrepleje", true)]
    [InlineData("a\u030Aben", "Åben sag", true)]
    [InlineData("åben", "A\u030ABEN", true)]
    [InlineData("to ord", "to\u00A0\t ord", true)]
    [InlineData("brev", "b\u00ADr\u200Be\u202Ev", true)]
    [InlineData("aa*aa", "aaa", false)]
    [InlineData("a.c", "abc", false)]
    [InlineData("(a+)+$", "aaaa", false)]
    [InlineData("[", "Sag [17]", true)]
    [InlineData("*17", "Sag 17", true)]
    [InlineData("sag", "", false)]
    [InlineData("\uD83D\uDE00", "Tak \uD83D\uDE00!", true)]
    [InlineData("\uD83D", "\uD83D", true)]
    public void IsIn_Text_HoldsThePattern(string pattern, string text, bool holds) => new TextPattern(pattern).IsIn(text).ShouldBe(holds);

    [Theory]
    [InlineData("27.18", "27.18", true)]
    [InlineData("27.18", "27.180", false)]
    [InlineData("27.*", "27.18.04", true)]
    [InlineData("27.*.04", "27.18.04", true)]
    [InlineData("27.*04*04", "27.18.04", false)]
    [InlineData("ab*ba", "aba", false)]
    [InlineData("*", "", true)]
    public void Is_Text_IsThePatternFromEndToEnd(string pattern, string text, bool holds) =>
        new TextPattern(pattern).Is(text).ShouldBe(holds);

    [Theory]
    [InlineData("*", true)]
    [InlineData(" ** ", true)]
    [InlineData("\u200B*", true)]
    [InlineData("*a", false)]
    public void IsEmpty_NothingButStars_WouldBeMetByAll(string pattern, bool isEmpty) => new TextPattern(pattern).IsEmpty.ShouldBe(isEmpty);

    /// <summary>The worst that a pattern can do: each part is sought to the text's end, and almost found everywhere.</summary>
    [Fact]
    public void IsIn_HostilePatternAndText_IsDoneAtOnce()
    {
        var pattern = new TextPattern(string.Concat(Enumerable.Repeat("a*", 120)) + "aaaaaaaaab");
        var began = Stopwatch.GetTimestamp();

        pattern.IsIn(new string('a', 10_000_000)).ShouldBeFalse();

        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }
}
