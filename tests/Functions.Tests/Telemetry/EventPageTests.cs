using System.Globalization;
using System.Text.RegularExpressions;
using Postvogn.Functions.Letters;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Telemetry;

/// <summary>Holds docs/telemetry.md against the events of the app: who meets one finds there what it is about.</summary>
public sealed partial class EventPageTests
{
    private static readonly HashSet<int> OnPage =
    [
        .. File.ReadAllText(Repository.Find("docs/telemetry.md")!).Split("## Event ids")[1].Split("\n## ")[0].Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .SelectMany(line => Ids().Matches(line.Split('|')[1]))
            .SelectMany(ids => Range(ids.Groups["first"].Value, ids.Groups["last"].Value)),
    ];

    [Fact]
    public void Events_OfTheApp_AreOnThePage()
    {
        var sources = Directory.EnumerateFiles(Repository.Find("src/Functions")!, "*.cs", SearchOption.AllDirectories);
        var events = sources.SelectMany(file => Event().Matches(File.ReadAllText(file)))
            .Select(match => int.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture)).ToList();

        events.Count.ShouldBeGreaterThan(100);
        events.ShouldAllBe(id => OnPage.Contains(id));
    }

    [Fact]
    public void Steps_OfALetter_AreOnThePage() => Enum.GetValues<Step>().ShouldAllBe(step => OnPage.Contains((int)step));

    private static IEnumerable<int> Range(string first, string last)
    {
        var from = int.Parse(first, CultureInfo.InvariantCulture);
        return Enumerable.Range(from, (last.Length > 0 ? int.Parse(last, CultureInfo.InvariantCulture) : from) - from + 1);
    }

    [GeneratedRegex("(?<first>[0-9]+)( to (?<last>[0-9]+))?", RegexOptions.ExplicitCapture)]
    private static partial Regex Ids();

    [GeneratedRegex("EventId = (?<id>[0-9]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Event();
}
