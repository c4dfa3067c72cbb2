using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>Every parameter, output and type is described, and so is every property of a type.</summary>
public static class Descriptions
{
    public static IEnumerable<string> Faults(Template template) =>
        template.Files.Where(file => !file.GivesParameters).SelectMany(file => Declared(file).Concat(file.Of(
            "type").SelectMany(type => Properties(file, type))));

    private static IEnumerable<string> Declared(BicepFile file) =>
        from declaration in file.Declarations
        where declaration.Kind is "parameter" or "output" or "type" && !declaration.Decorators.Contains("description")
        select file.Fault(declaration.Node, $"{declaration.Kind} {declaration.Name} has no description.");

    private static IEnumerable<string> Properties(BicepFile file, Declaration type)
    {
        var described = false;
        foreach (var node in type.Value.Children)
        {
            if (node.Type == "decorators") described |= node.Text.Contains("@description(", StringComparison.Ordinal);
            if (node.Type != "object_property") continue;
            if (!described) yield return file.Fault(node, $"{type.Name}.{node.Children[0].Text} has no description.");
            described = false;
        }
    }
}
