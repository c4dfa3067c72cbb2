using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Postvogn.Sandbox.FunctionsHost.Triggers;

namespace Postvogn.Sandbox.FunctionsHost.Outputs;

/// <summary>What ToString of the host's serializer makes of a JSON value: objects and arrays come out indented.</summary>
internal static class NewtonsoftText
{
    private static readonly JsonSerializerOptions Indented = new(WireJson.Options) { WriteIndented = true, NewLine = "\n" };

    public static string Of(JsonNode? value, TimeZoneInfo zone) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "",
        JsonValueKind.String => OfString(value.GetValue<string>(), zone),
        JsonValueKind.True or JsonValueKind.False => value.GetValue<bool>().ToString(CultureInfo.InvariantCulture),
        JsonValueKind.Number => value.ToJsonString(),
        _ => WithTimes(value, zone)!.ToJsonString(Indented),
    };

    /// <summary>A text by itself: as it is, unless it looks like a time.</summary>
    public static string OfString(string text, TimeZoneInfo zone) => NewtonsoftTime.Alone(text, zone) ?? text;

    private static JsonNode? WithTimes(JsonNode? node, TimeZoneInfo zone) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, WithTimes(field.Value, zone)))),
        JsonArray items => new JsonArray([.. items.Select(item => WithTimes(item, zone))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => WithTime(value.GetValue<string>(), zone),
        _ => node?.DeepClone(),
    };

    private static JsonValue? WithTime(string text, TimeZoneInfo zone) => JsonValue.Create(NewtonsoftTime.Rewritten(text, zone) ?? text);
}
