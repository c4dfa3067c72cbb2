using System.Text;

namespace Postvogn.Cli.Tests.Commands;

public sealed class RouteCommandTests : IDisposable
{
    private const string Rules =
        """
        [ { "name": "Andet", "destination": "other", "subject": "noget andet", "senderType": "CPR" },
          { "destination": "citizens", "subject": "borger" }, { "destination": "late", "subject": "til" }, ]
        """;

    private readonly LetterFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Route_Letter_SaysWhichRuleAndWhyNoOther()
    {
        var letter = folder.Write("brev.xml", new Letter(Uuids.One));

        var answer = await Tool.RunAsync("route", letter, "--rules", Write("rules.json", Rules));

        answer.ExitCode.ShouldBe(ExitCode.Success);
        answer.Lines.ShouldBe(
        [
            $"{letter}: to citizens, by rule 1",
            "  Andet: not met: Subject, SenderType",
            "  1: met",
            "  2: met, but a rule before it was, too",
        ]);
    }

    [Fact]
    public async Task Route_Json_HasTheKeysOfTheContract()
    {
        folder.Write("brev.xml", new Letter(Uuids.One));

        var json = (await Tool.RunAsync("route", folder.Path, "--rules", Write("rules.txt", Rules), "--json")).Json;

        Tool.KeysOf(json).ShouldBe(["exitCode", "routed", "findings", "unread"], ignoreOrder: true);
        var routed = json.GetProperty("routed")[0];
        Tool.KeysOf(routed).ShouldBe(["file", "entry", "messageUUID", "destination", "routedBy", "answers", "rules"]);
        Tool.KeysOf(routed.GetProperty("routedBy")).ShouldBe(["by", "rule"]);
        Tool.KeysOf(routed.GetProperty("rules")[0]).ShouldBe(["rule", "destination", "unmet"]);
        routed.GetProperty("routedBy").GetProperty("by").GetString().ShouldBe("rule");
    }

    [Theory]
    [InlineData("""{ "defaultDestination": "post", "rules": [] }""", "post")]
    [InlineData("""{ "Values": { "Postvogn__Inbox__DefaultDestination": "post", "AzureWebJobsStorage": "x" } }""", "post")]
    [InlineData("# settings\nexport Postvogn__Inbox__DefaultDestination='post'\nPATH=/bin\n", "post")]
    [InlineData("Postvogn__Inbox__Rules__10__Destination=late\nPostvogn__Inbox__Rules__10__Subject=til\n" +
        "Postvogn__Inbox__Rules__9__Destination=first\r\nPostvogn__Inbox__Rules__9__Subject=TIL=\n" +
        "Postvogn__Inbox__Rules__2__Destination=first\nPostvogn__Inbox__Rules__2__Subject=til\n", "first")]
    [InlineData("\uFEFF{ \"Postvogn:Inbox:Rules:0:Destination\": \"a\", \"Postvogn:Inbox:Rules:0:Subject\": \"til\" }", "a")]
    [InlineData("""{ "destinations": [ { "name": "jobs", "contactPoints": [ "6f2d0c11-58b3-4a61-9d2b-3c1c5a6e0d11" ] } ] }""", "unrouted")]
    public async Task Route_RulesInAnyForm_AreRead(string rules, string destination)
    {
        var letter = folder.Write("brev.xml", new Letter(Uuids.One));

        var answer = await Tool.RunAsync("route", letter, "--rules", Write("rules", rules), "--json");

        answer.Json.GetProperty("routed")[0].GetProperty("destination").GetString().ShouldBe(destination);
    }

    [Theory]
    [InlineData("", "It holds no rule")]
    [InlineData("[]", "It holds no rule")]
    [InlineData("[1]", "Rules is no list of objects.")]
    [InlineData("[{}]", "Rules__0: it is no object with members.")]
    [InlineData("[{", "Line 1: it is no JSON")]
    [InlineData("hello", "Line 1: it is no setting.")]
    [InlineData("""[{ "destination": "a" }]""", "Rules__0 asks nothing of a letter.")]
    [InlineData("""[{ "destination": "a", "subject": "*" }]""", "Rules__0__subject cannot be read.")]
    [InlineData("""[{ "destination": "a", "subject": { "is": "x" } }]""", "Rules__0__subject__is is nothing that a rule has.")]
    [InlineData("""{ "regler": "x" }""", "regler is unknown.")]
    [InlineData("""{ "destinations": [ { "name": "a", "contactPoints": "x" } ] }""", "Destinations__0__ContactPoints holds a value")]
    [InlineData("""{ "defaultDestination": "../a" }""", "DefaultDestination is no name")]
    [InlineData("""{ "defaultDestination": "a", "DEFAULTdestination": "b" }""", "DefaultDestination stands here once more")]
    [InlineData("""[{ "destination": "a", "subject": ["x", "y"] }]""", "Rules__0__subject__1 is nothing that a rule has.")]
    [InlineData("""[{ "destination": "Unrouted", "subject": "x" }]""", "Rules__0__Destination differs from another inbox folder")]
    [InlineData("""{ "destinations": [ { "name": "a" } ] }""", "Destinations__0__ContactPoints is missing.")]
    [InlineData("""{ "destinations": [ { "nmae": "a", "contactPoints": "x" } ] }""", "Destinations__0__nmae is nothing that")]
    [InlineData("Postvogn__Inbox__Destinations__a__ContactPoints=\nPostvogn__Inbox__Destinations__9__Name=A\n",
        "Destinations__a is the name of")]
    [InlineData("""{ "destinations": [ { "name": "post" } ], "defaultDestination": "Post" }""", "DefaultDestination differs from")]
    public async Task Route_RulesThatAreWrong_AreSaidAndNothingIsRouted(string rules, string problem)
    {
        var letter = folder.Write("brev.xml", new Letter(Uuids.One));

        var answer = await Tool.RunAsync("route", letter, "--rules", Write("rules", rules), "--json");

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Json.GetProperty("routed").GetArrayLength().ShouldBe(0);
        answer.Json.GetProperty("unread").EnumerateArray().Select(unread => unread.GetProperty("message").GetString())
            .ShouldContain(message => message!.Contains(problem, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>As Windows PowerShell writes it; and as an old editor does, where a letter that is none would never be met.</summary>
    [Fact]
    public async Task Route_RulesInAnotherEncoding_AreReadOrRefused()
    {
        var letter = folder.Write("brev.xml", new Letter(Uuids.One));
        byte[] utf16 = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Rules)];
        (await Tool.RunAsync("route", letter, "--rules", folder.Write("rules", utf16))).Lines[0]
            .ShouldBe($"{letter}: to citizens, by rule 1");

        var latin = folder.Write("rules", Encoding.Latin1.GetBytes("""[{ "destination": "a", "subject": "afgørelse" }]"""));
        var answer = await Tool.RunAsync("route", letter, "--rules", latin, "--json");

        answer.Json.GetProperty("unread")[0].GetProperty("message").GetString().ShouldBe(
            "It is no text in UTF-8, so its letters cannot be told. Save it as UTF-8.");
    }

    [Fact]
    public async Task Route_FromTheStandardInput_TakesLetterOrRules()
    {
        var (letter, rules) = (folder.Write("brev.xml", new Letter(Uuids.One)), Write("rules.json", Rules));

        (await Tool.PipeAsync(new Letter(Uuids.One).Bytes, "route", "-", "--rules", rules)).Lines[0].ShouldBe("-: to citizens, by rule 1");
        (await Tool.PipeAsync(Encoding.UTF8.GetBytes(Rules), "route", letter, "--rules", "-")).ExitCode.ShouldBe(ExitCode.Success);
        (await Tool.PipeAsync([], "route", "-", "--rules", "-")).ExitCode.ShouldBe(ExitCode.Usage);
    }

    [Fact]
    public async Task Route_WhatIsNoLetter_IsSaidBesideThoseThatAre()
    {
        folder.Write("a.xml", "<nej/>"u8.ToArray());
        folder.Write("b.xml", new Letter(Uuids.Two));

        var answer = await Tool.RunAsync("route", folder.Path, folder["c.xml"], "--rules", Write("rules", Rules), "--json");

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Json.GetProperty("routed").GetArrayLength().ShouldBe(1);
        answer.Json.GetProperty("unread").GetArrayLength().ShouldBe(2);
    }

    private string Write(string name, string text) => folder.Write(name, Encoding.UTF8.GetBytes(text));
}
