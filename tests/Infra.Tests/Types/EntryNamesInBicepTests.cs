using System.Text.Json.Nodes;
using Postvogn.Drops;
using Postvogn.Infra.Tests.App;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Types;

/// <summary>Bicep and the app have one rule for names, in the same words (docs/adr/0036).</summary>
public sealed class EntryNamesInBicepTests
{
    private const string RuleFile = "infra-bicep/types/names.bicep";

    private static readonly string[] Good =
    [
        "0", "kmd", "child-care", "børn", "Ældre_og.Handicap-2", "a--b..c", "Übersee", new string('å', EntryName.Longest),
    ];

    private static readonly string[] Bad =
    [
        "", " ", "a b", "a/b", "a\\b", "a'b", "a\"b", "a\nb", "a%20b", ".a", "a.", "-a", "a-", "..", "-", "ba\u030ad", "a\u200bb", "a\0b",
        "дети", "ａ", "a*", "a)b", new string('a', EntryName.Longest + 1),
    ];

    [Fact]
    public void Rule_InBicep_HasTheCharactersLengthAndWordsOfTheApp()
    {
        var rule = Checkout.Read(RuleFile);
        rule.ShouldContain($"'{EntryName.Characters}'");
        rule.ShouldContain($"<= {EntryName.Longest} &&");
        rule.ShouldContain($": {EntryName.Problem} ${{fix()}}')");
        rule.ShouldContain($"'{EntryName.Fix}'");
        rule.ShouldContain($": {EntryName.TwiceProblem} {EntryName.TwiceFix}')");
    }

    [FactIfProgram("bicep")]
    public async Task IsFolder_GoodAndBadNames_JudgesAsTheAppDoes()
    {
        var (said, outputs) = await EvaluateAsync("map(given, name => isFolder(name))", [.. Good, .. Bad]);

        outputs.ShouldNotBeNull(said);
        bool[] expected = [.. Good.Select(_ => true), .. Bad.Select(_ => false)];
        outputs.Select(fit => (bool)fit!).ShouldBe(expected);
        Good.Concat(Bad).Select(EntryName.IsFit).ShouldBe(expected);
    }

    [FactIfProgram("bicep")]
    public async Task CheckedNames_Good_GivesThem()
    {
        var (said, outputs) = await EvaluateAsync("checkedNames('source', given)", Good);
        outputs.ShouldNotBeNull(said);
        outputs.Select(name => (string)name!).ShouldBe(Good);
    }

    [FactIfProgram("bicep")]
    public async Task CheckedNames_Bad_StopsWithTheWordsOfTheApp()
    {
        var (said, _) = await EvaluateAsync("checkedNames('source', given)", ["børn", "børn og unge"]);
        said.ShouldContain($"source børn og unge: {EntryName.Problem} {EntryName.Fix}");
    }

    [FactIfProgram("bicep")]
    public async Task CheckedNames_TwiceApartFromCapitals_StopsWithTheWordsOfTheApp()
    {
        var (said, _) = await EvaluateAsync("checkedNames('system', given)", ["Ældre", "kmd", "ældre"]);
        said.ShouldContain($"system Ældre, kmd, ældre: {EntryName.TwiceProblem} {EntryName.TwiceFix}");
    }

    private static Task<(string Said, JsonArray? Value)> EvaluateAsync(string expression, string[] names) =>
        BicepExpression.EvaluateAsync("import { checkedNames, isFolder } from 'names.bicep'", "string[]", expression, names);
}
