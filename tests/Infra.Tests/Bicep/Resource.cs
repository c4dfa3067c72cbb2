using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Postvogn.Infra.Tests.Bicep;

/// <summary>A resource that a deployment would make, evaluated as far as it can be without Azure.</summary>
/// <param name="json">As the snapshot has it.</param>
public sealed partial class Resource(JsonObject json)
{
    public JsonObject Json => json;

    public string Id => Text("id") ?? "";

    public string Type => Text("type") ?? "";

    /// <summary>Its full name: that of its parents, a slash, its own.</summary>
    public string Name => Text("name") ?? "";

    /// <summary>The last part of its name.</summary>
    public string OwnName => Name[(Name.LastIndexOf('/') + 1)..];

    /// <summary>Of a resource that extends another one: the id of that one.</summary>
    public string Scope => Extended().Match(Id) is { Success: true } match ? match.Groups[1].Value
        : Id.Split($"/providers/{Type}/")[0];

    /// <summary>The value at a path such as <c>properties.siteConfig</c>; null when it is not there.</summary>
    public JsonNode? At(string path) => path.Split('.').Aggregate((JsonNode?)json, (node, key) => (node as JsonObject)?[key]);

    /// <summary>The value at a path as text: a string as it is, anything else as JSON.</summary>
    public string? Text(string path) => At(path) switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.String => value.GetValue<string>(),
        var other => other.ToJsonString(),
    };

    /// <summary>The items of the array at a path; none when it is not there.</summary>
    public IEnumerable<JsonNode> Items(string path) => (At(path) as JsonArray ?? []).OfType<JsonNode>();

    public override string ToString() => $"{Type} {Name}";

    [GeneratedRegex(@"^\[extensionResourceId\('([^']+)'")]
    private static partial Regex Extended();
}
