using System.Reflection;
using System.Text.RegularExpressions;

namespace Postvogn.DigitalPost.Tests;

/// <summary>Holds docs/national-api.md against the client and its tests.</summary>
public sealed partial class NationalApiPageTests
{
    private static readonly List<string[]> Rows =
        [.. File.ReadLines(PagePath()).Where(l => Row().IsMatch(l)).Select(l => l.Split('|')).Where(c => c.Length == 6)];

    [Fact]
    public void Methods_OfTheClient_AreOnThePageAndNoOthers() =>
        Rows.SelectMany(r => Names(r[3])).Distinct(StringComparer.Ordinal).ShouldBe(
            typeof(DigitalPostClient).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(m => !m.IsSpecialName)
                .Select(m => m.Name)
                .Distinct(StringComparer.Ordinal),
            ignoreOrder: true);

    [Fact]
    public void Tests_OnThePage_Exist()
    {
        var classes = typeof(NationalApiPageTests).Assembly.GetTypes().Select(t => t.Name).ToHashSet(StringComparer.Ordinal);

        Rows.SelectMany(r => Names(r[4])).ShouldAllBe(name => classes.Contains(name));
        Rows.ShouldAllBe(r => Names(r[4]).Any());
    }

    [Fact]
    public void Endpoints_OfEveryRequest_AreOnThePage()
    {
        var onPage = Rows.Select(r => Plain(Names(r[2]).Single())).ToHashSet(StringComparer.Ordinal);
        var lines = typeof(Calls.RequestTests)
            .GetMethod(nameof(Calls.RequestTests.Call_EachOperation_HasItsMethodPathContentTypeAndVersion))!;

        lines.GetCustomAttributes<InlineDataAttribute>().Select(a => Plain((string)a.GetData(lines).Single()[1]))
            .Distinct(StringComparer.Ordinal)
            .ShouldBe(onPage, ignoreOrder: true);
    }

    /// <summary>Without prefix, ids, parameters and a slash at the end: <c>GET /receipts/{id}</c>.</summary>
    private static string Plain(string line) =>
        Id().Replace(line.Split('?')[0].Replace("/apis/v1", "", StringComparison.Ordinal), "{id}").TrimEnd('/');

    private static IEnumerable<string> Names(string cell) => InCode().Matches(cell).Select(m => m.Groups["name"].Value);

    private static string PagePath()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Functions.sln")))
            folder = folder.Parent!;
        return Path.Combine(folder.FullName, "docs", "national-api.md");
    }

    [GeneratedRegex(@"^\| \d")]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex InCode();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture)]
    private static partial Regex Id();
}
