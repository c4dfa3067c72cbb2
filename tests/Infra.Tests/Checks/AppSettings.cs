using System.Text.RegularExpressions;
using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>Every app setting that is read is set, and every one that is set is read.</summary>
public static class AppSettings
{
    /// <param name="template">The template.</param>
    /// <param name="read">What is read.</param>
    /// <param name="notInAzure">What is read and needs not be set; <c>*</c> stands for a name.</param>
    public static IEnumerable<string> Faults(Template template, IEnumerable<string> read, IEnumerable<string> notInAzure)
    {
        var set = Set(template);
        var wanted = read.ToList();
        var excused = notInAzure.Select(Pattern).ToList();
        return
        [
            .. wanted.Where(name => !set.Any(setting => Pattern(setting).IsMatch(name)) && !excused.Any(pattern => pattern.IsMatch(name)))
                .Select(name => $"{name} is read and not set."),
            .. set.Where(setting => !wanted.Any(name => Pattern(setting).IsMatch(name))).Select(setting =>
                $"{setting} is set and not read."),
        ];
    }

    /// <summary>The settings of the resource <c>appsettings</c>; a name in them that is computed is <c>*</c>.</summary>
    private static HashSet<string> Set(Template template) =>
        template.Resources("Microsoft.Web/sites/config")
            .Where(made => made.Resource.Body.At("name")?.Literal == "appsettings")
            .SelectMany(made => Objects(made.File, made.Resource.Body.At("properties")!))
            .SelectMany(settings => settings.Properties)
            .Select(property => Regex.Replace(property.Key, @"\$\{[^}]*\}", "*", RegexOptions.None, TimeSpan.FromSeconds(1)))
            .ToHashSet(StringComparer.Ordinal);

    // Object literals that an expression is made of, also through variables.
    private static IEnumerable<BicepNode> Objects(BicepFile file, BicepNode value) => value.Type switch
    {
        "object" => [value],
        "identifier" => file.Find(value.Text) is { Kind: "variable" } variable ? Objects(file, variable.Value) : [],
        _ => value.Children.SelectMany(child => Objects(file, child)),
    };

    private static Regex Pattern(string name) => new("^" + Regex.Escape(name).Replace("\\*",
        "[^_]+", StringComparison.Ordinal) + "$", RegexOptions.None, TimeSpan.FromSeconds(1));
}
