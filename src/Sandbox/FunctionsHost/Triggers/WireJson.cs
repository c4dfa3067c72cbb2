using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Postvogn.Sandbox.FunctionsHost.Triggers;

/// <summary>
/// How the host writes a value into <c>Data</c> and <c>Metadata</c>: texts are JSON texts within JSON texts, numbers are texts, times
/// end at the second, bytes are base64, arrays are texts that hold JSON; only objects are plain.
/// </summary>
internal static class WireJson
{
    /// <summary>The host's serializer escapes only what JSON demands.</summary>
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Serialize(JsonNode? node) => node?.ToJsonString(Options) ?? "null";

    public static JsonNode Text(string value) => JsonValue.Create(JsonSerializer.Serialize(value, Options));

    public static JsonNode Number(long value) => JsonValue.Create(JsonSerializer.Serialize(value));

    public static JsonNode Id(Guid value) => Text(value.ToString());

    public static JsonNode Time(DateTimeOffset value) => JsonValue.Create(value.ToString("yyyy-MM-dd'T'HH:mm:sszzz"));

    /// <summary>A time without its zone, as the host leaves a UTC DateTime.</summary>
    public static JsonNode UtcTime(DateTimeOffset value) => JsonValue.Create(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss"));

    public static JsonNode Bytes(byte[] value) => JsonValue.Create(Convert.ToBase64String(value));

    public static JsonNode Array(IEnumerable<JsonNode?> items) => JsonValue.Create(Serialize(new JsonArray([.. items])));
}
