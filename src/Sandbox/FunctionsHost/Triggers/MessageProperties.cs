using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Postvogn.Sandbox.FunctionsHost.Outputs;

namespace Postvogn.Sandbox.FunctionsHost.Triggers;

/// <summary>
/// A message whose text is a JSON object has its properties merged into the metadata, over the host's own: the trap for an app that
/// trusts the metadata of a message from a stranger.
/// </summary>
internal static class MessageProperties
{
    public static void Merge(string body, JsonObject metadata)
    {
        if (Parse(body) is not { } properties) return;
        foreach (var (name, value) in properties)
        {
            if (Encode(value) is { } encoded) metadata[name] = encoded;
        }
    }

    private static JsonObject? Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonNode? Encode(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null or JsonValueKind.Array => null,
        JsonValueKind.Object => value.DeepClone(),
        JsonValueKind.String => WireJson.Text(NewtonsoftText.OfString(value.GetValue<string>(), TimeZoneInfo.Utc)),
        JsonValueKind.True or JsonValueKind.False => WireJson.Text(value.GetValue<bool>().ToString(CultureInfo.InvariantCulture)),
        _ => WireJson.Text(value.ToJsonString()),
    };
}
