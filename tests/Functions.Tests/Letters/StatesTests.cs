using System.Text.RegularExpressions;
using Postvogn.Functions.Letters;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Letters;

/// <summary>Holds the states that docs/drops.md tells of against those that a letter can have, and against the journeys.</summary>
public sealed partial class StatesTests
{
    // Before there is an outcome.
    private static readonly LetterStatus[] Untold = [LetterStatus.Accepting, LetterStatus.Accepted, LetterStatus.Claimed];

    private static readonly string[] Told = [.. Enum.GetValues<LetterStatus>().Except(Untold).Select(state => $"{state}")];
    private static readonly string Page = File.ReadAllText(Repository.Find("docs/drops.md")!);

    [Fact]
    public void Outcome_StatesOfThePage_AreThoseOfLetters() =>
        NamesIn(Page.Split('\n').Single(line => line.StartsWith("| `state` | ", StringComparison.Ordinal)))
            .ShouldBe(Told, ignoreOrder: true);

    [Fact]
    public void Outcome_DroppedAgain_HasARowForEachState()
    {
        var section = Page.Split("### Drop it again")[1].Split("\n## ")[0];
        NamesIn(section).Intersect(Told).ShouldBe(Told, ignoreOrder: true);
    }

    /// <summary>As a word of an assertion; what the journey then does, its run shows.</summary>
    [Fact]
    public void Journeys_EachState_IsReachedByOne()
    {
        var journeys = string.Concat(Directory.GetFiles(Repository.Find("tests/EndToEnd")!, "When_*.cs").Select(File.ReadAllText));
        Told.ShouldAllBe(state => journeys.Contains($"\"{state}\"", StringComparison.Ordinal));
    }

    private static IEnumerable<string> NamesIn(string text) =>
        Name().Matches(text).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex("`(?<name>[A-Z]\\w+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
