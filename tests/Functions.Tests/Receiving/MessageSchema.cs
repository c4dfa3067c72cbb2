using System.Text.Json.Nodes;

namespace Postvogn.Functions.Tests.Receiving;

/// <summary>The published schema of message.json.</summary>
internal static class MessageSchema
{
    private static readonly PublishedSchema Schema = new("message.schema.json");

    public static IReadOnlyList<string> FaultsOf(JsonNode? message) => Schema.FaultsOf(message);

    public static JsonObject Read() => Schema.Read();
}
