using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>Every name that is used is declared, and every name that is declared is used.</summary>
public static class Names
{
    // What the language itself has. A function that is not here is added when it is needed.
    private static readonly HashSet<string> BuiltIn = new(StringComparer.Ordinal)
    {
        "concat", "contains", "empty", "environment", "filter", "guid", "items", "join", "length", "loadTextContent", "map", "max", "range",
            "reduce",
        "replace", "resourceGroup", "resourceId", "string", "subscription", "subscriptionResourceId", "take", "tenant", "toLower",
            "toObject", "union",
        "uniqueString", "array", "bool", "int", "object", "any",
    };

    public static IEnumerable<string> Faults(Template template) =>
        template.Files.Where(file => !file.GivesParameters).SelectMany(file => OfFile(template, file));

    private static IEnumerable<string> OfFile(Template template, BicepFile file)
    {
        var used = file.Root.Children.SelectMany(Uses).ToList();
        var known = file.Declarations.Select(declaration => declaration.Name).Concat(file.Imports.SelectMany(import => import.Names))
            .Concat(Locals(file)).ToHashSet(StringComparer.Ordinal);
        var usedNames = used.Select(node => node.Text).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. used.Where(node => !known.Contains(node.Text) && !BuiltIn.Contains(node.Text)).Select(node => file.Fault(node,
                $"{node.Text} is not declared.")),
            .. file.Declarations.Where(declaration => MustBeUsed(declaration) && !usedNames.Contains(declaration.Name)).Select(
                declaration => file.Fault(declaration.Node, $"{declaration.Kind} {declaration.Name} is not used.")),
            .. file.Imports.SelectMany(import => import.Names.Where(name => !usedNames.Contains(name)).Select(name =>
                $"{file.Path}: {name} is imported and not used.")),
            .. file.Imports.SelectMany(import => import.Names
                .Where(name => Exported(template, file.Resolve(import.From), name) == false)
                .Select(name => $"{file.Path}: {import.From} does not export {name}.")),
        ];
    }

    private static bool MustBeUsed(Declaration declaration) =>
        declaration.Kind is "parameter" or "variable" or "function" || (declaration.Kind == "type" && !declaration.Decorators.Contains(
            "export")) || declaration.Existing;

    private static bool? Exported(Template template, string path, string name) =>
        template.Find(path)?.Declarations.Any(declaration => declaration.Name == name && declaration.Decorators.Contains("export"));

    /// <summary>Variables of loops and lambdas, and parameters of functions; scopes are not told apart.</summary>
    private static IEnumerable<string> Locals(BicepFile file) =>
    [
        .. file.Root.AllOf("loop_variable").Concat(file.Root.AllOf("loop_enumerator")).Concat(file.Root.AllOf(
            "for_statement").Select(loop => loop.Children[0])).Select(node => node.Text),
        .. file.Root.AllOf("lambda_expression").SelectMany(lambda => lambda.Children[0].AllOf("identifier")).Select(node => node.Text),
        .. file.Root.AllOf("parameter").Select(parameter => parameter.Children[0].Text),
    ];

    // Identifiers, but for the ones that name what is declared, or a property.
    private static IEnumerable<BicepNode> Uses(BicepNode node)
    {
        if (node.Type is "import_functionality" or "decorators") return [];
        if (node.Type == "identifier") return [node];
        var named = node.Type is "object_property" or "parameter" or "user_defined_function" || node.Type.EndsWith(
            "_declaration", StringComparison.Ordinal);
        return node.Children.Skip(named && node.Children[0].Type == "identifier" ? 1 : 0).SelectMany(Uses);
    }
}
