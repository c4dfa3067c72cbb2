using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>The rights are exactly those that are wanted: none is missing, none is too many, and all stand in one file.</summary>
public static class Roles
{
    private const string Assignments = "Microsoft.Authorization/roleAssignments";

    // Line-of-business systems have theirs in a file of their own, each with a condition.
    private const string Outside = "modules/line-of-business.bicep";

    public static IEnumerable<string> Faults(Template template, string path, IReadOnlyCollection<Grant> wanted)
    {
        var file = template.Find(path)!;
        var made = file.Resources(Assignments).SelectMany(assignment => Grants(file, assignment)).ToList();
        return
        [
            .. wanted.Except(made).Select(grant => $"missing: {Say(grant)}"),
            .. made.Except(wanted).Select(grant => $"too much: {Say(grant)}"),
            .. file.Resources(Assignments).Where(assignment => !SameLoop(file, assignment)).Select(assignment => file.Fault(assignment.Node,
                $"{assignment.Name} and its scopes go over different lists.")),
            .. template.Resources(Assignments).Where(other => other.File.Path != path && other.File.Path != Outside).Select(
                other => other.File.Fault(other.Resource.Node, $"{other.Resource.Name} belongs in {path}.")),
            .. template.Resources(Assignments).Where(other => other.File.Path == Outside && other.Resource.Body.At("properties",
                "condition") is null).Select(other => other.File.Fault(other.Resource.Node, $"{other.Resource.Name} has no condition.")),
        ];
    }

    private static string Say(Grant grant) => $"{grant.Principal} {grant.Role} on {grant.Scope}";

    private static IEnumerable<Grant> Grants(BicepFile file, Declaration assignment) =>
        from role in RolesOf(file, assignment)
        from scope in Scopes(file, assignment)
        select new Grant(assignment.Body.At("properties")!.AllOf("arguments").First().Children[0].Text, role, scope);

    // grant({principal}, role.{name}), or a loop's variable that goes over role.{name}s.
    private static IEnumerable<string> RolesOf(BicepFile file, Declaration assignment)
    {
        var given = assignment.Body.At("properties")!.AllOf("arguments").First().Children[1];
        var roles = given.Text == assignment.LoopVariable ? file.Find(assignment.Iterated!.Text)!.Value.Children : [given];
        return roles.Select(role => RoleOf(file, role));
    }

    private static string RoleOf(BicepFile file, BicepNode role) =>
        file.Find("role")?.Value.At(role.Children[^1].Text)?.AllOf("string").Last().Literal ?? role.Text;

    // scope: {resource}, or {resources}[i] where both go over the same names.
    private static IEnumerable<string> Scopes(BicepFile file, Declaration assignment)
    {
        var scope = assignment.Body.At("scope")!;
        if (file.Find(scope.AllOf("identifier").First().Text) is not { } resource) return [scope.Text];
        var type = resource.Target.Split('@')[0];
        return resource.Iterated is { } items ? Items(file, items).Select(name =>
            $"{type} {name}") : [$"{type} {resource.Body.At("name")!.Text}"];
    }

    // By the same index, two lists must be one.
    private static bool SameLoop(BicepFile file, Declaration assignment) =>
        file.Find(assignment.Body.At("scope")!.AllOf(
            "identifier").First().Text)?.Iterated is not { } items || assignment.Iterated?.Text == items.Text;

    private static IEnumerable<string> Items(BicepFile file, BicepNode items) => file.Find(items.Text) is { Kind:
        "parameter" } given ? [given.Name] : Template.Strings(file, items);
}
