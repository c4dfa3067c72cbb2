using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>Every output of a module that is read is declared there.</summary>
public static class ModuleOutputs
{
    public static IEnumerable<string> Faults(Template template) =>
        from file in template.Files
        from read in file.Root.AllOf("member_expression")
        let module = ModuleOf(file, read)
        where module is not null
        let called = template.Find(file.Resolve(module.Target))
        where called is not null
        let name = read.Children[1].Text
        where called.Of("output").All(output => output.Name != name)
        select file.Fault(read, $"{called.Path} has no output {name}.");

    // {module}.outputs.{name}
    private static Declaration? ModuleOf(BicepFile file, BicepNode read) =>
        read.Children is [{ Type: "member_expression", Children: [{ Type: "identifier" } module, { Text: "outputs" }] }, ..]
            ? file.Modules.FirstOrDefault(declared => declared.Name == module.Text)
            : null;
}
