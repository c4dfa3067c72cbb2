using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>Every output of a module that is read is declared there, and every one that is declared is read.</summary>
public static class ModuleOutputs
{
    public static IEnumerable<string> Faults(Template template)
    {
        var reads = template.Files.SelectMany(file => Reads(template, file)).ToList();
        return
        [
            .. reads.Where(read => read.Called.Of("output").All(output => output.Name != read.Output)).Select(
                read => read.Caller.Fault(read.Place, $"{read.Called.Path} has no output {read.Output}.")),
            .. from called in template.Modules.Select(call => template.Find(call.Caller.Resolve(call.Module.Target))).OfType<BicepFile>()
                .Distinct()
               from output in called.Of("output")
               where !reads.Any(read => read.Called == called && read.Output == output.Name)
               select called.Fault(output.Node, $"nothing reads output {output.Name}."),
        ];
    }

    private static IEnumerable<(
        BicepFile Caller, BicepNode Place, BicepFile Called, string Output)> Reads(Template template, BicepFile file) =>
        from read in file.Root.AllOf("member_expression")
        let module = ModuleOf(file, read)
        where module is not null
        let called = template.Find(file.Resolve(module.Target))
        where called is not null
        select (file, read, called, read.Children[1].Text);

    // {module}.outputs.{name}
    private static Declaration? ModuleOf(BicepFile file, BicepNode read) =>
        read.Children is [{ Type: "member_expression", Children: [{ Type: "identifier" } module, { Text: "outputs" }] }, ..]
            ? file.Modules.FirstOrDefault(declared => declared.Name == module.Text)
            : null;
}
