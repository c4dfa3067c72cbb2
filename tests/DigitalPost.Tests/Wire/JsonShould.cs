using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Postvogn.DigitalPost.Tests.Wire;

/// <summary>Compares JSON by what it says. Null and absent say the same (TI 2.6.3).</summary>
internal static class JsonShould
{
    /// <summary>Reads and writes again, and nothing is lost.</summary>
    public static T SurviveReading<T>(string json, JsonTypeInfo<T> type)
    {
        var value = JsonSerializer.Deserialize(json, type)!;
        JsonSerializer.Serialize(value, type).ShouldSay(json);
        return value;
    }

    public static void ShouldSay(this string actual, string expected) =>
        WithoutNulls(JsonNode.Parse(actual))!.ToJsonString().ShouldBe(WithoutNulls(JsonNode.Parse(expected))!.ToJsonString());

    /// <summary>With its members in order.</summary>
    private static JsonNode? WithoutNulls(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members
            .Where(m => m.Value is not null)
            .OrderBy(m => m.Key, StringComparer.Ordinal)
            .Select(m => KeyValuePair.Create(m.Key, WithoutNulls(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(WithoutNulls)]),
        _ => node?.DeepClone(),
    };
}
