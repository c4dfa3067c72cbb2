using System.Text.Json;
using Postvogn.Infra.Tests.App;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Bicep;

public sealed class LinterRulesTests
{
    [FactIfAvailable(typeof(BicepCompiler))]
    public void Config_OfOurTemplates_SaysEveryRuleOfTheCompilerAndHowItIsJudged()
    {
        var config = Checkout.Read("infra-bicep/bicepconfig.json");
        using var json = JsonDocument.Parse(config, new() { CommentHandling = JsonCommentHandling.Skip });
        var rules = json.RootElement.GetProperty("analyzers").GetProperty("core").GetProperty("rules").EnumerateObject().ToList();
        var there = LinterRules.Of(BicepCompiler.Program);

        there.Count.ShouldBeGreaterThan(50);
        there.Except(rules.Select(rule => rule.Name), StringComparer.Ordinal).ShouldBeEmpty("rules that the config does not say");
        rules.Select(rule => rule.Name).Except(there, StringComparer.Ordinal).ShouldBeEmpty("rules that the compiler does not have");
        rules.Where(rule => rule.Value.GetProperty("level").GetString() != "warning" && !HasReason(config, rule.Name))
            .Select(rule => rule.Name).ShouldBeEmpty("rules that are switched off without a reason");
    }

    /// <summary>A comment stands above the rule.</summary>
    private static bool HasReason(string config, string rule)
    {
        var lines = config.Split('\n');
        var at = Array.FindIndex(lines, line => line.Contains($"\"{rule}\"", StringComparison.Ordinal));
        return at > 0 && lines[at - 1].TrimStart().StartsWith("//", StringComparison.Ordinal);
    }
}
