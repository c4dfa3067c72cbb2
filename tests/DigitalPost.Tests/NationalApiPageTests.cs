using System.Reflection;
using System.Text.RegularExpressions;
using Postvogn.DigitalPost.Tests.StandIn;
using Postvogn.Testing;

namespace Postvogn.DigitalPost.Tests;

/// <summary>Holds docs/national-api.md against the client, its tests and the stand-in.</summary>
public sealed partial class NationalApiPageTests
{
    private static readonly List<string[]> Rows =
    [
        .. File.ReadLines(Repository.Find("docs/national-api.md")!).Where(l => Row().IsMatch(l))
            .Select(l => l.Split('|')).Where(c => c.Length == 7),
    ];

    [Fact]
    public void Methods_OfTheClient_AreOnThePageAndNoOthers() =>
        Rows.SelectMany(r => Names(r[3])).Distinct(StringComparer.Ordinal).ShouldBe(
            typeof(DigitalPostClient).GetMethods(
                    BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(m => (m.IsPublic || m.IsAssembly) && !m.IsSpecialName)
                .Select(m => m.Name)
                .Distinct(StringComparer.Ordinal),
            ignoreOrder: true);

    [Fact]
    public void Tests_OnThePage_CallTheMethodsOfTheirRow()
    {
        foreach (var row in Rows)
        {
            var text = string.Concat(Names(row[4]).Select(SourceOf));
            Names(row[3]).ShouldAllBe(method => text.Contains(method, StringComparison.Ordinal), row[2]);
        }
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

    [Fact]
    public async Task Routes_OfTheStandIn_AreThoseThatThePageSaysYesToAndNoOthers()
    {
        await using var bed = await StandInBed.StartAsync();

        bed.Service.Endpoints.Select(Plain).Distinct(StringComparer.Ordinal).ShouldBe(
            Rows.Where(HasRoute).Select(r => Plain(Names(r[2]).Single())).Distinct(StringComparer.Ordinal), ignoreOrder: true);
        Rows.Where(r => !HasRoute(r)).ShouldAllBe(r => r[5].Trim().Contains(' '), "Why the stand-in has no route.");
    }

    [Fact]
    public void Methods_ThatTheStandInAnswers_AreCalledAgainstIt()
    {
        var tests = string.Concat(
            Directory.GetFiles(Repository.Find("tests/DigitalPost.Tests/StandIn")!, "*Tests.cs").Select(File.ReadAllText));

        Rows.Where(HasRoute).SelectMany(r => Names(r[3])).Distinct(StringComparer.Ordinal)
            .ShouldAllBe(method => tests.Contains($".{method}(", StringComparison.Ordinal));
    }

    private static bool HasRoute(string[] row) => row[5].Trim() == "yes";

    /// <summary>Without prefix, ids, parameters and a slash at the end: <c>GET /receipts/{id}</c>.</summary>
    private static string Plain(string line) =>
        Id().Replace(line.Split('?')[0].Replace("/apis/v1", "", StringComparison.Ordinal), "{id}").TrimEnd('/');

    private static IEnumerable<string> Names(string cell) => InCode().Matches(cell).Select(m => m.Groups["name"].Value);

    private static string SourceOf(string tests) =>
        File.ReadAllText(
            Directory.GetFiles(Repository.Find("tests/DigitalPost.Tests")!, tests + ".cs", SearchOption.AllDirectories).Single());

    [GeneratedRegex(@"^\| \d")]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex InCode();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|{[a-zA-Z]+}", RegexOptions.ExplicitCapture)]
    private static partial Regex Id();
}
