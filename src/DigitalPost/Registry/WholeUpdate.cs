using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Postvogn.DigitalPost.Registry;

/// <summary>What was fetched, as a PUT takes it: whole, since what is left out is removed (TI 2.6.3). Left out is what the service alone
/// sets, and what stands in the address.</summary>
internal static class WholeUpdate
{
    private static readonly string[] NotSent = ["id", "version", "transactionId", "lastUpdated", "createdDate", "organisationId"];

    public static JsonObject Of<T>(T resource, JsonTypeInfo<T> type)
    {
        var members = JsonSerializer.SerializeToNode(resource, type)!.AsObject();
        foreach (var name in NotSent) members.Remove(name);
        return members;
    }

    /// <exception cref="InvalidOperationException">The service did not show a member that an update must have.</exception>
    public static T As<T>(this JsonObject members, JsonTypeInfo<T> update)
    {
        try
        {
            return members.Deserialize(update)!;
        }
        catch (JsonException error)
        {
            throw new InvalidOperationException(
                "What was fetched lacks a member that its update must have, and would lose it (TI 2.6.3): it is shown to administrators.",
                error);
        }
    }

    /// <summary>A list of resources, as ids or whole, becomes one of ids.</summary>
    public static JsonObject WithIds(this JsonObject members, string name)
    {
        if (members[name] is JsonArray list) members[name] = new JsonArray([.. list.Select(item => IdOf(item)?.DeepClone())]);
        return members;
    }

    public static JsonObject Renamed(this JsonObject members, string name, string asSent)
    {
        var value = members[name];
        if (members.Remove(name) && value is not null) members[asSent] = value;
        return members;
    }

    public static JsonNode? IdOf(JsonNode? item) => item is JsonObject whole ? whole["id"] : item;
}
