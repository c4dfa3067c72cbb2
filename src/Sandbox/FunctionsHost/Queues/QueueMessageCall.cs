using Azure.Storage.Queues.Models;
using Postvogn.Sandbox.FunctionsHost.Configuration;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Postvogn.Sandbox.FunctionsHost.Protocol;

namespace Postvogn.Sandbox.FunctionsHost.Queues;

internal static class QueueMessageCall
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null when the text cannot be decoded: such a message reaches no function.</summary>
    public static FunctionCall? For(FunctionDefinition function, QueueMessage message, bool isBase64)
    {
        if (Decode(message.Body?.ToString() ?? "", isBase64) is not { } text) return null;
        var metadata = new Dictionary<string, TypedData>(StringComparer.OrdinalIgnoreCase)
        {
            ["QueueTrigger"] = new() { String = text },
            ["DequeueCount"] = Json(message.DequeueCount),
            ["Id"] = new() { String = message.MessageId },
            ["PopReceipt"] = new() { String = message.PopReceipt },
            ["InsertionTime"] = Json(message.InsertedOn),
            ["ExpirationTime"] = Json(message.ExpiresOn),
            ["NextVisibleTime"] = Json(message.NextVisibleOn),
        };
        Merge(text, metadata);
        return new FunctionCall(function, new() { String = text }, metadata);
    }

    // A message that is a JSON object has its members put among the metadata, over the host's own: the trap for an app that trusts the
    // metadata of a message from a stranger.
    private static void Merge(string text, Dictionary<string, TypedData> metadata)
    {
        foreach (var (name, value) in Parse(text) ?? [])
        {
            if (value is JsonObject or JsonValue)
                metadata[name] = value is JsonObject ? new() { Json = value.ToJsonString() } : new() { String = value.ToString() };
        }
    }

    private static JsonObject? Parse(string text)
    {
        try
        {
            return text.StartsWith('{') ? JsonNode.Parse(text) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TypedData Json<T>(T value) => new() { Json = JsonSerializer.Serialize(value) };

    private static string? Decode(string text, bool isBase64)
    {
        try
        {
            return isBase64 ? Strict.GetString(Convert.FromBase64String(text)) : text;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return null;
        }
    }
}
