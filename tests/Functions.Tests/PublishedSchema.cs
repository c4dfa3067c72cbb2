using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests;

/// <summary>A schema of docs/schemas. Whoever reads what it describes passes over keys that he does not know; here they are
/// faults.</summary>
internal sealed class PublishedSchema
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };
    private readonly string file;
    private readonly Lazy<JsonSchema> open;
    private readonly Lazy<JsonSchema> closed;

    public PublishedSchema(string file)
    {
        this.file = file;
        (open, closed) = (new(() => Parse(close: false)), new(() => Parse(close: true)));
    }

    public IReadOnlyList<string> FaultsOf(JsonNode? json) => FaultsOf(closed.Value, json);

    /// <summary>As it is published.</summary>
    public bool Allows(JsonNode? json) => FaultsOf(open.Value, json).Count == 0;

    public JsonObject Read() => (JsonObject)JsonNode.Parse(File.ReadAllText(Repository.Find($"docs/schemas/{file}")!))!;

    private static List<string> FaultsOf(JsonSchema schema, JsonNode? json) =>
    [
        .. from detail in schema.Evaluate(JsonSerializer.SerializeToElement(json), Options).Details ?? []
           from error in detail.Errors ?? []
           select $"{detail.InstanceLocation} {error.Key} {error.Value}",
    ];

    private JsonSchema Parse(bool close)
    {
        var schema = Read();
        // Two of one name cannot be there at once.
        schema.Remove("$id");
        foreach (var described in close ? Objects(schema).ToList() : []) described["additionalProperties"] = false;
        return JsonSchema.FromText(schema.ToJsonString());
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node)
    {
        if (node is JsonObject { } found && found["properties"] is JsonObject && (string?)found["type"] == "object") yield return found;
        var inner = node switch
        {
            JsonObject part => part.Select(pair => pair.Value),
            JsonArray list => list,
            _ => [],
        };
        foreach (var one in inner.SelectMany(Objects)) yield return one;
    }
}
