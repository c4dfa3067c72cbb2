using System.Reflection;
using System.Text.RegularExpressions;
using Postvogn.DigitalPost.Tests.StandIn;
using Postvogn.Testing;

namespace Postvogn.DigitalPost.Tests;

/// <summary>Holds docs/national-api.md against the client, its tests and the stand-in.</summary>
public sealed partial class NationalApiPageTests
{
    // How the page says that no function or command does it.
    private static readonly string[] ByOthers = ["administrators", "every call", "](operations.md#"];

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

    [Fact]
    public void Methods_ThatNothingOfTheAppCalls_AreThoseForAdministrators()
    {
        var calls = CallsOfTheClient();
        var app = App();
        var called = calls.Keys.Where(method => app.Contains($".{method}(", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        for (var open = new Queue<string>(called); open.TryDequeue(out var method);)
        {
            foreach (var next in calls[method].Where(called.Add)) open.Enqueue(next);
        }

        Section("## For administrators").SelectMany(row => Names(row[1])).ShouldBe(calls.Keys.Except(called), ignoreOrder: true);
        Section("## For administrators").ShouldAllBe(row => row[2].Trim().Length > 20, "the reason");
    }

    /// <summary>Else a call of a port of the app's own would pass for one of the client's.</summary>
    [Fact]
    public void Methods_OfTheClient_HaveNamesThatNothingOfTheAppHas()
    {
        var names = Rows.SelectMany(row => Names(row[3])).ToHashSet(StringComparer.Ordinal);

        DeclaredInApp().Matches(App()).Select(match => match.Groups["name"].Value).Where(names.Contains).ShouldBeEmpty();
    }

    [Fact]
    public void Methods_OverSftp_AreCalledByTheApp()
    {
        var (page, app) = (File.ReadAllText(Repository.Find("docs/national-api.md")!), App());
        var methods = typeof(SftpConnection).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName).Select(method => method.Name).ToList();

        methods.Count.ShouldBeGreaterThan(4);
        methods.ShouldAllBe(method => app.Contains($".{method}(", StringComparison.Ordinal));
        methods.ShouldAllBe(method => page.Contains($"`{method}`", StringComparison.Ordinal));
    }

    [Fact]
    public void Duties_OfASystem_AreDoneByFunctionsAndCommandsThatThereAre()
    {
        var functions = SourcesIn("src/Functions/Triggers").SelectMany(file => Function().Matches(File.ReadAllText(file)))
            .Select(function => function.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var commands = File.ReadAllText(Repository.Find("docs/commands.md")!);
        var duties = Section("## Each duty");

        duties.Count.ShouldBeGreaterThan(25);
        foreach (var duty in duties)
        {
            var names = Names(duty[3]).Where(name => name is not "Check").ToList();
            names.ShouldAllBe(name => functions.Contains(name) || (name.Contains(' ') && commands.Contains(name)), duty[2]);
            (names.Count > 0 || ByOthers.Any(word => duty[3].Contains(word, StringComparison.Ordinal))).ShouldBeTrue(duty[2]);
        }

        foreach (var chapter in new[] { 2, 3, 4, 5, 7, 10, 12, 13, 16 })
            duties.ShouldContain(duty => duty[1].TrimStart().StartsWith($"{chapter}.", StringComparison.Ordinal), $"TI {chapter}");
    }

    // Without comments: what one speaks of it does not call.
    private static string App() => string.Join('\n', SourcesIn("src/Functions").Concat(SourcesIn("src/Cli")).SelectMany(File.ReadLines)
        .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    // Which methods of the client each of them names in its body.
    private static Dictionary<string, HashSet<string>> CallsOfTheClient()
    {
        var names = Rows.SelectMany(row => Names(row[3])).ToHashSet(StringComparer.Ordinal);
        var calls = names.ToDictionary(name => name, _ => new HashSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Repository.Find("src/DigitalPost")!, "DigitalPostClient*.cs", SearchOption.AllDirectories))
        {
            string? method = null;
            foreach (var line in File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)))
            {
                var declared = Declared().Match(line);
                if (declared.Success) method = declared.Groups["name"].Value;
                if (method is null || !calls.TryGetValue(method, out var its)) continue;
                its.UnionWith(Called().Matches(line).Select(call => call.Value).Where(name => name != method && names.Contains(name)));
            }
        }

        return calls;
    }

    private static List<string[]> Section(string heading) =>
    [
        .. File.ReadLines(Repository.Find("docs/national-api.md")!)
            .SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(line => line.Split('|')),
    ];

    private static IEnumerable<string> SourcesIn(string folder) =>
        Directory.EnumerateFiles(Repository.Find(folder)!, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

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

    [GeneratedRegex(@"^    (public|internal|private)[^=]*? (?<name>\w+)\(", RegexOptions.ExplicitCapture)]
    private static partial Regex Declared();

    [GeneratedRegex(@"(Task|IAsyncEnumerable)(<[^;=(]*>)?\?? (?<name>\w+)\(", RegexOptions.ExplicitCapture)]
    private static partial Regex DeclaredInApp();

    [GeneratedRegex(@"\w+Async\b")]
    private static partial Regex Called();

    [GeneratedRegex(@"\[Function\(""(?<name>\w+)""\)\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Function();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex InCode();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|{[a-zA-Z]+}", RegexOptions.ExplicitCapture)]
    private static partial Regex Id();
}
