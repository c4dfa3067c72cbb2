namespace Postvogn.Infra.Tests.Bicep;

/// <summary>A file of Bicep with its parse tree.</summary>
public sealed class BicepFile
{
    /// <param name="path">Relative to the template's folder, with slashes.</param>
    /// <param name="root">The parse tree.</param>
    public BicepFile(string path, BicepNode root)
    {
        Path = path;
        Root = root;
        Declarations = [.. Declared(root.Children)];
        Imports =
        [
            .. root.AllOf("import_functionality").Select(node => (
                node.Child("string")!.Literal,
                (IReadOnlyList<string>)[.. node.Children.Where(child => child.Type == "identifier").Select(child => child.Text)])),
        ];
    }

    public string Path { get; }

    public BicepNode Root { get; }

    /// <summary>All that is declared on the outermost level.</summary>
    public IReadOnlyList<Declaration> Declarations { get; }

    /// <summary>What is imported: the path and the names.</summary>
    public IReadOnlyList<(string From, IReadOnlyList<string> Names)> Imports { get; }

    /// <summary>Whether it gives parameters instead of declaring them.</summary>
    public bool GivesParameters => Path.EndsWith(".bicepparam", StringComparison.Ordinal);

    /// <summary>The file whose parameters are given here; null when none are.</summary>
    public string? Uses => Root.AllOf("using_statement").FirstOrDefault()?.Child("string") is { } path ? Resolve(path.Literal) : null;

    public IEnumerable<Declaration> Of(string kind) => Declarations.Where(declaration => declaration.Kind == kind);

    public IEnumerable<Declaration> Parameters => Of("parameter");

    public IEnumerable<Declaration> Modules => Of("module");

    /// <summary>Resources of a type, whatever the version; without those that are only looked up.</summary>
    public IEnumerable<Declaration> Resources(string type) => Of(
        "resource").Where(resource => !resource.Existing && resource.Target.StartsWith(type + "@", StringComparison.Ordinal));

    public Declaration? Find(string name) =>
        Declarations.FirstOrDefault(declaration => declaration.Kind != "output" && declaration.Name == name);

    /// <summary>A path in this file as one of the template's.</summary>
    public string Resolve(string relative)
    {
        var folder = System.IO.Path.GetDirectoryName(Path) ?? "";
        var full = System.IO.Path.GetFullPath(System.IO.Path.Combine("/", folder, relative));
        return full[1..].Replace('\\', '/');
    }

    /// <summary>A fault, with its place.</summary>
    public string Fault(BicepNode node, string says) => $"{Path}:{node.Line}: {says}";

    private static IEnumerable<Declaration> Declared(IReadOnlyList<BicepNode> nodes)
    {
        IReadOnlyList<string> decorators = [];
        foreach (var node in nodes)
        {
            if (node.Type == "decorators")
            {
                decorators = [.. node.AllOf("call_expression").Select(call => call.Children[0].Text)];
            }
            else if (node.Type != "comment")
            {
                if (KindOf(node.Type) is { } kind)
                    yield return new Declaration(kind, node.Child("identifier")?.Text ?? "", node, decorators);
                decorators = [];
            }
        }
    }

    private static string? KindOf(string type) =>
        type == "user_defined_function" ? "function"
        : type.EndsWith("_declaration", StringComparison.Ordinal) ? type[..^"_declaration".Length]
        : null;
}
