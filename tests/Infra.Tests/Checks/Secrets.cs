using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>
/// No secret leaves by an output, no key is fetched, and no parameter takes a secret: of the compiled template and all in it.
/// </summary>
public static partial class Secrets
{
    private static readonly string[] Telling = ["key", "secret", "password", "connectionstring", "sas", "token"];

    /// <param name="arm">The compiled template.</param>
    public static IEnumerable<string> Faults(JsonObject arm) => Below(arm, "").SelectMany(found => found.Node switch
    {
        JsonObject outputs when found.Path.EndsWith("/outputs", StringComparison.Ordinal) => Told(outputs),
        JsonObject parameters when found.Path.EndsWith("/parameters", StringComparison.Ordinal) => Taken(parameters),
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.String && Fetch().Match(value.GetValue<string>()) is
            { Success: true } fetch => [$"{fetch.Groups[1].Value} fetches a key."],
        _ => [],
    }).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Told(JsonObject outputs) =>
        from output in outputs
        where output.Value is JsonObject
        let words = Word().Matches($"{output.Key} {output.Value!["value"]?.ToJsonString()}").Select(word => word.Value)
        from word in words
        where IsTelling(word)
        select $"output {output.Key} tells {word}.";

    private static IEnumerable<string> Taken(JsonObject parameters) =>
        from parameter in parameters
        where parameter.Value is JsonObject given && given["type"] is JsonValue type
            && (type.ToString().StartsWith("secure", StringComparison.OrdinalIgnoreCase) || IsTelling(parameter.Key))
        select $"parameter {parameter.Key} takes a secret; give its name in Key Vault.";

    private static IEnumerable<(string Path, JsonNode? Node)> Below(JsonNode? node, string path) => node switch
    {
        JsonObject some => some.SelectMany(property => Below(property.Value, $"{path}/{property.Key}")).Prepend((path, node)),
        JsonArray items => items.SelectMany(item => Below(item, $"{path}/-")),
        _ => [(path, node)],
    };

    // keyVault and the like name a place, not a key.
    private static bool IsTelling(string word) => Telling.Any(
        telling => KeyVault().Replace(word, "").Contains(telling, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"\b(list[A-Z]\w*|getSecret)\(")]
    private static partial Regex Fetch();

    [GeneratedRegex("key_?vault", RegexOptions.IgnoreCase)]
    private static partial Regex KeyVault();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
