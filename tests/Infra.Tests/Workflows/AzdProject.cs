using YamlDotNet.RepresentationModel;

namespace Postvogn.Infra.Tests.Workflows;

/// <summary>
/// azure.yaml, and what it must name so that `azd up` works: files that are there, and the package that our script makes.
/// </summary>
public sealed class AzdProject(string text, Func<string, bool> exists, Func<string, string> read)
{
    private static readonly string[] Needed = ["readEnvironmentVariable('AZURE_ENV_NAME'", "readEnvironmentVariable('AZURE_LOCATION'",
        "'azd-env-name':"];

    private readonly YamlMappingNode root = Yaml.Parse(text);

    public IEnumerable<string> Faults()
    {
        // azd takes the parameter file of that name before the template.
        var infra = $"{root.At("infra").At("path").Text()}/{root.At("infra").At("module").Text()}.bicepparam";
        if (!exists(infra))
            yield return $"{infra} does not exist";
        // By the tag azd knows the group as its own, and `azd down` removes it; each environment is an installation of its own.
        else if (Needed.Any(part => !read(infra).Contains(part, StringComparison.Ordinal)))
            yield return $"{infra} does not follow azd's environment";
        var services = root.At("services").Entries().ToList();
        if (services.Count != 1)
            yield return "there is not exactly one service";
        foreach (var fault in services.SelectMany(service => ServiceFaults(service.Value)))
            yield return fault;
    }

    private IEnumerable<string> ServiceFaults(YamlNode service)
    {
        if (service.At("host").Text() != "function")
            yield return "the service is no function app";
        // azd passes a `dist` that ends in .zip on untouched, and only for the language `custom`.
        if (service.At("language").Text() != "custom" || service.At("dist").Text() is not { } dist
            || !dist.EndsWith(".zip", StringComparison.Ordinal))
            yield return "the service does not pass a finished zip on";
        else if (Hook(service) is not { } script || !exists(script)
            || !read(script).Contains(Path.GetFileName(dist), StringComparison.Ordinal))
            yield return $"no prepackage hook makes {dist}";
    }

    private static string? Hook(YamlNode service) => service.At("hooks").At("prepackage").At("run").Text()?.Split(' ').Last();
}
