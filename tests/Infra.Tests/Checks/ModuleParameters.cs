using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>What is passed is declared, and what is required is passed: to modules, and by files of parameters.</summary>
public static class ModuleParameters
{
    public static IEnumerable<string> Faults(Template template) =>
    [
        .. template.Modules.SelectMany(call => OfModule(template, call.Caller, call.Module)),
        .. template.Files.Where(file => file.GivesParameters).SelectMany(file => OfFile(template, file)),
    ];

    private static IEnumerable<string> OfModule(Template template, BicepFile caller, Declaration module)
    {
        if (template.Find(caller.Resolve(module.Target)) is not { } called) return [];
        var passed = module.Body.At("params")?.Properties.Select(property => property.Key) ?? [];
        return Compare(passed, called, says => caller.Fault(module.Node, $"module {module.Name} {says}"));
    }

    private static IEnumerable<string> OfFile(Template template, BicepFile file) =>
        template.Find(file.Uses!) is { } main ? Compare(file.Of("variable").Select(given => given.Name), main, says =>
            $"{file.Path}: {says}") : [];

    private static IEnumerable<string> Compare(IEnumerable<string> given, BicepFile called, Func<string, string> fault)
    {
        var passed = given.ToHashSet(StringComparer.Ordinal);
        var declared = called.Parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. passed.Where(name => !declared.Contains(name)).Select(name => fault(
                $"passes {name}, which {called.Path} does not declare.")),
            .. called.Parameters.Where(parameter => parameter.Required && !passed.Contains(parameter.Name)).Select(parameter => fault(
                $"does not pass {parameter.Name}, which {called.Path} requires.")),
        ];
    }
}
