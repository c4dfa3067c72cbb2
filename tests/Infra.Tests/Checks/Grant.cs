using System.Text.RegularExpressions;
using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>A role assignment, in short.</summary>
/// <param name="Principal">The module's output that tells it, such as <c>identity.principalId</c>, or an object id.</param>
/// <param name="Role">The role's id, without the subscription.</param>
/// <param name="Scope">What it is for, such as <c>letters/containers/drop</c> or <c>vaults</c>.</param>
/// <param name="Condition">Its condition, or empty.</param>
/// <param name="To">What the principal is.</param>
public sealed partial record Grant(string Principal, string Role, string Scope, string Condition = "", string To = "ServicePrincipal")
{
    /// <summary>Whether it is given to somebody from outside the deployment: a parameter names them.</summary>
    public bool Given => Guid.TryParse(Principal, out _);

    public static IReadOnlyList<Grant> Of(Snapshot snapshot) =>
    [
        .. snapshot.Of("Microsoft.Authorization/roleAssignments").Select(assignment => new Grant(
            PrincipalOf(assignment.Text("properties.principalId") ?? ""),
            LastPart(assignment.Text("properties.roleDefinitionId") ?? ""),
            Place.Of(snapshot, assignment.Scope),
            assignment.Text("properties.condition") ?? "",
            assignment.Text("properties.principalType") ?? "")),
    ];

    public override string ToString() => $"{Principal} {Role} on {Scope}";

    // reference(… format('identity-{0}', …) …).outputs.principalId.value: the first module that is named, and what it tells.
    private static string PrincipalOf(string expression) =>
        Module().Match(expression) is { Success: true } module && Output().Match(expression) is { Success: true } output
            ? $"{module.Groups[1].Value}.{output.Groups[1].Value.Split('.').Last(part => part != "value")}"
            : expression;

    private static string LastPart(string id) => id[(id.LastIndexOf('/') + 1)..].TrimEnd(']', ')', '\'');

    [GeneratedRegex(@"format\('(\w+)-\{0\}'")]
    private static partial Regex Module();

    [GeneratedRegex(@"\.outputs\.([\w.]+)")]
    private static partial Regex Output();
}
