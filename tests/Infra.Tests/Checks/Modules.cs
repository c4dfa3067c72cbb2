using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>
/// Every path leads to a file: of modules, imports, files of parameters, and files whose text is loaded. Every file is used.
/// </summary>
public static class Modules
{
    public static IEnumerable<string> Faults(Template template) => [.. Missing(template), .. Unused(template)];

    private static IEnumerable<string> Missing(Template template) =>
        from file in template.Files
        from path in Paths(file)
        where template.Find(file.Resolve(path.Literal)) is null && !File.Exists(Path.Combine(template.Folder, file.Resolve(path.Literal)))
        select file.Fault(path, $"{path.Literal} is not there.");

    private static IEnumerable<string> Unused(Template template)
    {
        var used =
            template.Files.SelectMany(file => Paths(file).Select(path => file.Resolve(path.Literal))).ToHashSet(StringComparer.Ordinal);
        return template.Files.Where(file => file.Path != "main.bicep" && !file.GivesParameters
            && !used.Contains(file.Path)).Select(file => $"{file.Path}: nothing uses this file.");
    }

    private static IEnumerable<BicepNode> Paths(BicepFile file) =>
    [
        .. file.Modules.Select(module => module.Node.Child("string")!),
        .. file.Root.AllOf("import_functionality").Select(import => import.Child("string")!),
        .. file.Root.AllOf("using_statement").Select(statement => statement.Child("string")!),
        .. file.Root.AllOf("call_expression").Where(call => call.Children[0].Text.StartsWith(
            "load", StringComparison.Ordinal)).Select(call => call.AllOf("string").First()),
    ];
}
