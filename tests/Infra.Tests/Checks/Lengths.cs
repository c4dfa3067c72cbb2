using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>Every file is under 150 lines.</summary>
public static class Lengths
{
    private const int Limit = 150;

    public static IEnumerable<string> Faults(Template template) =>
        from file in template.Files
        let lines = File.ReadLines(Path.Combine(template.Folder, file.Path)).Count()
        where lines >= Limit
        select $"{file.Path}: has {lines} lines; the limit is {Limit - 1}.";
}
