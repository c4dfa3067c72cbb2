namespace Postvogn.Infra.Tests.Bicep;

/// <summary>A folder of Bicep files.</summary>
/// <param name="folder">The folder, for what the files load.</param>
/// <param name="files">Its files.</param>
public sealed class Template(string folder, IReadOnlyList<BicepFile> files)
{
    public string Folder => folder;

    public IReadOnlyList<BicepFile> Files => files;

    public BicepFile? Find(string path) => files.FirstOrDefault(file => file.Path == path);

    /// <summary>All calls of modules, with the file that calls.</summary>
    public IEnumerable<(BicepFile Caller, Declaration Module)> Modules =>
        files.SelectMany(file => file.Modules.Select(module => (file, module)));

    /// <summary>All resources of a type that are made, with their file.</summary>
    public IEnumerable<(BicepFile File, Declaration Resource)> Resources(string type) =>
        files.SelectMany(file => file.Resources(type).Select(resource => (file, resource)));

    /// <summary>
    /// The strings that an expression of a file comes to: a literal, an array of literals, or a variable that holds them.
    /// </summary>
    public static IEnumerable<string> Strings(BicepFile file, BicepNode? value) => value?.Type switch
    {
        "string" => [value.Literal],
        "array" => value.Children.SelectMany(item => Strings(file, item)),
        "identifier" => file.Find(value.Text) is { Kind: "variable" } variable ? Strings(file, variable.Value) : [],
        _ => [],
    };

    /// <summary>The names that a resource gets: one, or one for each item of its loop.</summary>
    public static IEnumerable<string> Names(BicepFile file, Declaration resource) =>
        resource.Iterated is { } items ? Strings(file, items) : Strings(file, resource.Body.At("name"));
}
