using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>No secret leaves by an output, no key is fetched, and no parameter takes a secret.</summary>
public static class Secrets
{
    private static readonly string[] Telling = ["key", "secret", "password", "connectionstring", "sas", "token"];

    public static IEnumerable<string> Faults(Template template) =>
        template.Files.SelectMany(file => (IEnumerable<string>)[.. Fetched(file), .. Taken(file), .. Told(file)]);

    private static IEnumerable<string> Fetched(BicepFile file) =>
        from name in file.Root.All
        where (name.Type is "identifier" or "property_identifier") && IsList(name.Text)
        select file.Fault(name, $"{name.Text} fetches a key.");

    private static IEnumerable<string> Taken(BicepFile file) =>
        from parameter in file.Parameters
        where parameter.Decorators.Contains("secure")
        select file.Fault(parameter.Node, $"parameter {parameter.Name} takes a secret; give its name in Key Vault.");

    private static IEnumerable<string> Told(BicepFile file) =>
        from output in file.Of("output")
        from name in output.Value.All.Where(node => node.Type is "identifier" or "property_identifier").Prepend(output.Node.Child(
            "identifier")!)
        where IsTelling(name.Text) || name.Text == "value"
        select file.Fault(output.Node, $"output {output.Name} tells {name.Text}.");

    private static bool IsList(string name) => name == "getSecret" || (name.StartsWith(
        "list", StringComparison.Ordinal) && name.Length > 4 && char.IsUpper(name[4]));

    // keyVault and the like name a place, not a key.
    private static bool IsTelling(string name) =>
        Telling.Any(word => name.Replace("keyVault",
            "", StringComparison.OrdinalIgnoreCase).Contains(word, StringComparison.OrdinalIgnoreCase));
}
