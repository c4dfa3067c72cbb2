using Postvogn.Infra.Tests.App;
using Postvogn.Infra.Tests.Bicep;
using Postvogn.Infra.Tests.Checks;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Landing;

/// <summary>Several line-of-business systems beside one another: each has its folder, and nothing of another's.</summary>
public sealed class SystemsTests
{
    private const string File = "systems.bicepparam";

    // What the file says, and what it means (docs/drops.md).
    private static readonly (string Principal, string Container, string Folder)[] Given =
    [
        ("00000000-0000-4000-8000-000000000011", "drop", "benefits"),
        ("00000000-0000-4000-8000-000000000011", "recall", "benefits"),
        ("00000000-0000-4000-8000-000000000011", "outcomes", "benefits"),
        ("00000000-0000-4000-8000-000000000012", "drop", "benefits2"),
        ("00000000-0000-4000-8000-000000000012", "recall", "benefits2"),
        ("00000000-0000-4000-8000-000000000012", "outcomes", "benefits2"),
        ("00000000-0000-4000-8000-000000000012", "inbox", "benefits2"),
        ("00000000-0000-4000-8000-000000000013", "drop", "børn_og.Unge"),
        ("00000000-0000-4000-8000-000000000013", "recall", "børn_og.Unge"),
        ("00000000-0000-4000-8000-000000000013", "outcomes", "børn_og.Unge"),
        ("00000000-0000-4000-8000-000000000014", "inbox", "benefits"),
        ("00000000-0000-4000-8000-000000000015", "print", "benefits"),
    ];

    [FactIfAvailable(typeof(BicepCompiler))]
    public async Task Systems_Whole_BreakNoRule()
    {
        var systems = await EvaluateAsync();

        Rules.All.SelectMany(rule => rule.Value(systems)).ShouldBeEmpty();
        systems.Of("Microsoft.Consumption/budgets").Single().Text("properties.notifications.actual80.contactRoles")
            .ShouldBe("""["Owner"]""");
    }

    [FactIfAvailable(typeof(BicepCompiler))]
    public async Task Systems_Each_ReachesItsFolderAndNoOther()
    {
        var grants = Grant.Of(await EvaluateAsync())
            .Where(grant => grant is { Given: true, To: "ServicePrincipal" }
                && grant.Scope.StartsWith("letters/", StringComparison.Ordinal)).ToList();
        var folders = Given.Select(given => given.Folder).Append("Benefits").Append("unrouted").Distinct(StringComparer.Ordinal).ToList();

        grants.Select(grant => (grant.Principal, grant.Scope.Split('/')[^1])).ShouldBe(
            Given.Select(given => (given.Principal, given.Container)), ignoreOrder: true);
        foreach (var (principal, container, own) in Given)
        {
            var condition = grants.Single(
                grant => grant.Principal == principal && grant.Scope == $"letters/containers/{container}").Condition;
            foreach (var folder in folders)
            {
                var path = $"{folder}/a letter/letter.json";
                Attempt[] attempts = [Attempt.Read(path), Attempt.Write(path), Attempt.Add(path), Attempt.List($"{folder}/")];
                attempts.Select(attempt => Condition.Allows(condition, attempt)).ShouldAllBe(allowed => allowed == (folder == own));
            }
        }
    }

    [FactIfAvailable(typeof(BicepCompiler))]
    public async Task Systems_Each_TakesFromItsSubscriptionWhatConcernsItsFolders()
    {
        var systems = await EvaluateAsync();

        var rules = systems.Of("Microsoft.ServiceBus/namespaces/topics/subscriptions/rules").Select(rule => string.Join(
            ' ', rule.Name.Split('/')[^2], rule.OwnName, rule.Text("properties.correlationFilter.properties.kind"),
            rule.Text("properties.correlationFilter.properties.folder")));
        rules.ShouldBe(
            [
                "benefits $Default outcome benefits", "benefits received received -",
                "benefits2 $Default outcome benefits2", "benefits2 received received benefits2",
                "boern_og.Unge $Default outcome børn_og.Unge", "boern_og.Unge received received -",
                "archive $Default outcome -", "archive received received benefits",
            ],
            ignoreOrder: true);
        Grant.Of(systems).Where(grant => grant.Scope.StartsWith("subscriptions/", StringComparison.Ordinal))
            .Select(grant => $"{grant.Principal[^2..]} {grant.Scope}").ShouldBe(
                ["11 subscriptions/benefits", "12 subscriptions/benefits2", "13 subscriptions/boern_og.Unge", "14 subscriptions/archive"],
                ignoreOrder: true);
    }

    [TheoryIfAvailable(typeof(BicepCompiler))]
    [InlineData(", name: 'archive'", "", "two systems would share one")]
    [InlineData("'archive'", "'_archive'", "no name that Service Bus takes")]
    [InlineData("'archive'", "'a/b'", "no name that Service Bus takes")]
    [InlineData("8000-000000000012", "8000-000000000011", "two entries have the same principalId")]
    public async Task Systems_ThatAzureWouldRefuse_StopBeforeAnythingIsMade(string given, string instead, string fault) =>
        (await Should.ThrowAsync<InvalidOperationException>(() => EvaluateAsync(given, instead))).Message.ShouldContain(fault);

    private static async Task<Snapshot> EvaluateAsync(string given = " ", string instead = " ")
    {
        using var folder = new TemplateFolder();
        var text = Checkout.Read($"tests/Infra.Tests/Landing/{File}").Replace("../../../infra-bicep/", "", StringComparison.Ordinal);
        text.ShouldContain(given);
        await System.IO.File.WriteAllTextAsync(
            Path.Combine(folder.Path, File), text.Replace(given, instead, StringComparison.Ordinal));
        return (await folder.EvaluateAsync(File)).Snapshot;
    }
}
