using Postvogn.Infra.Tests.Alerts;
using Postvogn.Infra.Tests.Checks;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Bicep;

/// <summary>Each fault is made in a copy of the templates, which is compiled and evaluated: the rule that is for it turns red.</summary>
public sealed class MutationTests
{
    private const string File = "main.production.bicepparam";

    public static TheoryData<string> Mutations => new(Mutation.All.Select(mutation => mutation.Name));

    [TheoryIfAvailable(typeof(DeployedAlertsTests))]
    [MemberData(nameof(Mutations))]
    public async Task Templates_WithAFault_TurnItsRuleRed(string name)
    {
        var mutation = Mutation.All.Single(mutation => mutation.Name == name);
        using var folder = new TemplateFolder();
        folder.Change(mutation.Files, mutation.Pattern, mutation.Replacement);

        (await FaultsAsync(folder, mutation.Rule)).ShouldContain(fault => fault.Contains(mutation.Says, StringComparison.Ordinal));
    }

    private static async Task<IEnumerable<string>> FaultsAsync(TemplateFolder folder, string rule) => rule switch
    {
        Mutation.Secrets => Secrets.Faults((await folder.BuildAsync("main.bicep")).Arm!),
        Mutation.Kusto => await DeployedAlertsTests.FaultsAsync([.. DeployedAlerts.Of((await folder.EvaluateAsync(File)).Snapshot)]),
        _ => Rules.All[rule]((await folder.EvaluateAsync(File)).Snapshot),
    };
}
