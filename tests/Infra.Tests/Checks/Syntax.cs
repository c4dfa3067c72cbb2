using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>Every file parses.</summary>
public static class Syntax
{
    public static IEnumerable<string> Faults(Template template) =>
        from file in template.Files
        from node in file.Root.All
        where node.Broken
        select file.Fault(node, "cannot be parsed.");
}
