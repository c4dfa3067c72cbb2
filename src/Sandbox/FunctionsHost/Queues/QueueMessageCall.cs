using System.Text;
using System.Text.Json;
using Azure.Storage.Queues.Models;
using Postvogn.Sandbox.FunctionsHost.Configuration;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Postvogn.Sandbox.FunctionsHost.Protocol;

namespace Postvogn.Sandbox.FunctionsHost.Queues;

/// <summary>Makes the call for a message.</summary>
internal static class QueueMessageCall
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null when the text cannot be decoded: such a message reaches no function.</summary>
    public static FunctionCall? For(FunctionDefinition function, QueueMessage message, bool isBase64) =>
        Decode(message.Body?.ToString() ?? "", isBase64) is not { } text
            ? null
            : new FunctionCall(function, new() { String = text }, new Dictionary<string, TypedData>(StringComparer.Ordinal)
            {
                ["QueueTrigger"] = new() { String = text },
                ["DequeueCount"] = new() { Int = message.DequeueCount },
                ["Id"] = new() { String = message.MessageId },
                ["PopReceipt"] = new() { String = message.PopReceipt },
                ["InsertionTime"] = Json(message.InsertedOn),
                ["ExpirationTime"] = Json(message.ExpiresOn),
                ["NextVisibleTime"] = Json(message.NextVisibleOn),
            });

    private static TypedData Json(DateTimeOffset? time) => new() { Json = JsonSerializer.Serialize(time) };

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
