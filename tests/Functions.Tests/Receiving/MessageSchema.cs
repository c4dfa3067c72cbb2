using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Receiving;

/// <summary>The published schema of message.json. Whoever reads message.json passes over keys that it does not know; here they are
/// faults.</summary>
internal static class MessageSchema
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };
    private static readonly JsonSchema Closed = Close();

    public static IReadOnlyList<string> FaultsOf(JsonNode? message) =>
    [
        .. from detail in Closed.Evaluate(JsonSerializer.SerializeToElement(message), Options).Details ?? []
           from error in detail.Errors ?? []
           select $"{detail.InstanceLocation} {error.Key} {error.Value}",
    ];

    public static JsonObject Read() => (JsonObject)JsonNode.Parse(File.ReadAllText(Repository.Find("docs/schemas/message.schema.json")!))!;

    private static JsonSchema Close()
    {
        var schema = Read();
        // Its name is that of the open one.
        schema.Remove("$id");
        foreach (var described in Objects(schema).ToList()) described["additionalProperties"] = false;
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
