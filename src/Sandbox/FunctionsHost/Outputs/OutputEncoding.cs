using System.Text.Json;
using System.Text.Json.Nodes;
using Postvogn.Sandbox.FunctionsHost.Configuration;

namespace Postvogn.Sandbox.FunctionsHost.Outputs;

/// <summary>
/// Turns the value of a serviceBus output into message bodies as the real host does, faults included: only an array of texts comes
/// through exactly.
/// </summary>
internal static class OutputEncoding
{
    /// <summary>What .NET calls an array of bytes: the body that a base64-looking text ends as.</summary>
    private const string BytesAsText = "System.Byte[]";

    /// <exception cref="JsonException">A text begins and ends like JSON and is none.</exception>
    public static IReadOnlyList<string> Bodies(JsonNode? value, BindingDataType? dataType, TimeZoneInfo zone) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => [],
        JsonValueKind.Array => Elements((JsonArray)value, zone),
        JsonValueKind.String => OfText(value.GetValue<string>(), dataType, zone),
        _ => [NewtonsoftText.Of(value, zone)],
    };

    private static IReadOnlyList<string> OfText(string text, BindingDataType? dataType, TimeZoneInfo zone)
    {
        if (dataType != BindingDataType.Binary && IsBase64(text)) return [BytesAsText];
        if (!LooksLikeJson(text)) return [NewtonsoftText.OfString(text, zone)];
        var parsed = JsonNode.Parse(text);
        return parsed is JsonArray array ? Elements(array, zone) : [NewtonsoftText.Of(parsed, zone)];
    }

    private static IReadOnlyList<string> Elements(JsonArray array, TimeZoneInfo zone) =>
        [.. array.Select(element => NewtonsoftText.Of(element, zone))];

    private static bool IsBase64(string text) => Convert.TryFromBase64String(text, new byte[text.Length], out _);

    private static bool LooksLikeJson(string text)
    {
        var trimmed = text.AsSpan().Trim();
        return trimmed is ['{', .., '}'] or ['[', .., ']'];
    }
}
