using System.Text.Json.Nodes;

namespace Postvogn.Infra.Tests.Bicep;

/// <summary>
/// What `bicep snapshot` says of a file of parameters: all that a deployment would make, and what it could not look into.
/// </summary>
public sealed class Snapshot
{
    public Snapshot(JsonObject json)
    {
        Json = json;
        Resources = [.. json["predictedResources"]!.AsArray().Select(resource => new Resource(resource!.AsObject()))];
        Diagnostics = [.. (json["diagnostics"] as JsonArray ?? []).Select(diagnostic => diagnostic!.ToJsonString())];
    }

    public JsonObject Json { get; }

    public IReadOnlyList<Resource> Resources { get; }

    /// <summary>What could not be evaluated.</summary>
    public IReadOnlyList<string> Diagnostics { get; }

    public JsonObject Outputs => Json["outputs"] as JsonObject ?? [];

    /// <summary>The installation's short name, which most names carry.</summary>
    public string Installation => Of("Microsoft.Resources/resourceGroups").First().Name["rg-".Length..];

    /// <summary>Whether it has a network of its own, or joins one; else it is a trial with public endpoints.</summary>
    public bool Closed => Of("Microsoft.Network/privateEndpoints").Any();

    public static Snapshot Parse(string json) => new(JsonNode.Parse(json)!.AsObject());

    /// <summary>The resources of a type.</summary>
    public IEnumerable<Resource> Of(string type) =>
        Resources.Where(resource => resource.Type.Equals(type, StringComparison.OrdinalIgnoreCase));
}
