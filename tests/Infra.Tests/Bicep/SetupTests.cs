using System.Text.RegularExpressions;
using Postvogn.Infra.Tests.Checks;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Bicep;

/// <summary>
/// What an Owner gives the pipeline once (docs/adr/0035): nothing at the subscription but deployments, and in the group no right that the
/// templates do not need.
/// </summary>
[Collection(InfraCollection.Name)]
public sealed partial class SetupTests(Infrastructure infrastructure)
{
    private const string Deployer = "00000000-0000-4000-8000-000000000005";
    private const string Planner = "00000000-0000-4000-8000-000000000006";
    private const string Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c";
    private const string AccessAdministrator = "f58310d9-a9f6-439a-9e8d-f62e7b41a168";
    private const string Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private const string Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";

    // By the beginnings of their names; the rest is the installation's.
    // With the role of our own, which stands apart.
    private static readonly string[] WrittenBySystems =
        ["letters/containers/drop", "letters/containers/recall", "letters/containers/print"];

    private static readonly (string Role, string[] Actions)[] RolesOfOurOwn =
    [
        ("Postvogn deployments", ["deployments/read", "deployments/write", "deployments/validate/action", "deployments/whatIf/action",
            "deployments/operations/read", "deployments/operationstatuses/read", "deployments/cancel/action", "subscriptions/read",
            "subscriptions/operationresults/read"]),
        ("Postvogn plan", ["deployments/read", "deployments/validate/action", "deployments/whatIf/action",
            "deployments/operationstatuses/read", "subscriptions/read", "subscriptions/operationresults/read"]),
        ("Postvogn locks", ["locks/*"]),
        ("Postvogn line-of-business system", []),
    ];

    private Snapshot Setup => infrastructure.Of("setup.example.bicepparam").Snapshot;

    private string Condition => Setup.Of("Microsoft.Authorization/roleAssignments")
        .Single(grant => grant.Text("properties.roleDefinitionId")!.EndsWith(AccessAdministrator, StringComparison.Ordinal))
        .Text("properties.condition") ?? "";

    [FactIfAvailable(typeof(BicepCompiler))]
    public void Setup_Whole_GivesTheDeployerAndThePlanTheseRights()
    {
        var own = Setup.Of("Microsoft.Authorization/roleDefinitions").ToDictionary(
            role => role.OwnName, role => role.Text("properties.roleName")!.Split(" (")[0], StringComparer.Ordinal);

        Setup.Of("Microsoft.Authorization/roleAssignments").Select(grant => (
                grant.Text("properties.principalId"),
                grant.Text("properties.roleDefinitionId")!.Split('/')[^1] is var role && own.TryGetValue(role, out var name) ? name : role,
                grant.Id.Contains("/resourceGroups/rg-pvtest/", StringComparison.Ordinal)))
            .ShouldBe(
                [
                    (Deployer, "Postvogn deployments", false), (Planner, "Postvogn plan", false),
                    (Deployer, Contributor, true), (Deployer, "Postvogn locks", true), (Deployer, AccessAdministrator, true),
                    (Planner, Reader, true),
                ],
                ignoreOrder: true);
        Setup.Diagnostics.ShouldBeEmpty();
    }

    [FactIfAvailable(typeof(BicepCompiler))]
    public void Setup_RolesOfOurOwn_HaveTheseActionsAlone()
    {
        foreach (var role in Setup.Of("Microsoft.Authorization/roleDefinitions"))
            role.Items("properties.permissions").Single()["actions"]!.AsArray()
                .Select(action => action!.ToString()["Microsoft.".Length..].Split('/', 2)[1])
                .ShouldBe(RolesOfOurOwn.Single(
                    own => role.Text("properties.roleName")!.StartsWith(own.Role, StringComparison.Ordinal)).Actions);
        Roles.OfSystems(Setup).Where(fault => fault.Contains("line-of-business", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [FactIfAvailable(typeof(BicepCompiler))]
    public void Deployer_OfWhatTheTemplatesGive_MayGiveEachToIdentitiesAndGroupsAndToNoPerson()
    {
        var given = TemplateFolder.Installations.SelectMany(file => Grant.Of(infrastructure.Of(file).Snapshot)).ToList();
        var system = Setup.Of("Microsoft.Authorization/roleDefinitions")
            .Single(role => role.Text("properties.roleName")!.Contains("line-of-business", StringComparison.Ordinal)).OwnName;

        foreach (var role in given
            .Where(grant => grant.Condition.Length == 0 || !WrittenBySystems.Contains(grant.Scope, StringComparer.Ordinal))
            .Select(grant => grant.Role).Append(system).Distinct(StringComparer.Ordinal))
        {
            Checks.Condition.Allows(Condition, Attempt.Assign(role, "ServicePrincipal")).ShouldBeTrue(role);
            Checks.Condition.Allows(Condition, Attempt.Assign(role, "Group")).ShouldBeTrue(role);
            Checks.Condition.Allows(Condition, Attempt.Assign(role, "User")).ShouldBeFalse(role);
        }
    }

    [FactIfAvailable(typeof(BicepCompiler))]
    public void Deployer_OfRolesThatRule_MayGiveNone()
    {
        foreach (var role in (string[])[Owner, Contributor, AccessAdministrator, "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"])
            Checks.Condition.Allows(Condition, Attempt.Assign(role, "ServicePrincipal")).ShouldBeFalse(role);
        // Whatever it may give is in the table of roles, or the systems' own.
        Guids().Count(Condition).ShouldBe(11);
    }

    [GeneratedRegex("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Guids();
}
