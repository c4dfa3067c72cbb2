using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Postvogn.Sandbox.FunctionsHost.Configuration;
using Postvogn.Sandbox.FunctionsHost.Queues;

namespace Postvogn.Sandbox.FunctionsHost.Triggers;

/// <summary>Makes the call for one message (cardinality one) or for several (many).</summary>
internal static class MessageCall
{
    // What Service Bus keeps a message for unless told otherwise.
    private static readonly TimeSpan TimeToLive = TimeSpan.FromDays(14);

    public static TriggerCall One(FunctionDefinition function, ReceivedMessage message, HostContext context)
    {
        var trigger = (QueueTrigger)function.Trigger;
        var metadata = Receivers();
        AddProperties(metadata, message);
        metadata["sys"] = SystemMetadata.For(function.Name, context);
        var isBinary = trigger.DataType == BindingDataType.Binary;
        if (!isBinary) MessageProperties.Merge(message.Body, metadata);
        var value = isBinary ? WireJson.Bytes(Encoding.UTF8.GetBytes(message.Body)) : WireJson.Text(message.Body);
        return new TriggerCall(new JsonObject { [trigger.BindingName] = value }, metadata);
    }

    /// <exception cref="JsonException">Without a dataType every body must be JSON; one that is not fails the whole batch.</exception>
    public static TriggerCall Many(FunctionDefinition function, IReadOnlyList<ReceivedMessage> messages, HostContext context)
    {
        var trigger = (QueueTrigger)function.Trigger;
        var metadata = Receivers();
        AddArrays(metadata, messages);
        metadata["sys"] = SystemMetadata.For(function.Name, context);
        var values = messages.Select(message => Element(message.Body, trigger.DataType));
        return new TriggerCall(new JsonObject { [trigger.BindingName] = WireJson.Array(values) }, metadata);
    }

    private static JsonNode? Element(string body, BindingDataType? dataType) => dataType switch
    {
        BindingDataType.Binary => WireJson.Bytes(Encoding.UTF8.GetBytes(body)),
        BindingDataType.String => JsonValue.Create(body),
        _ => JsonNode.Parse(body),
    };

    private static JsonObject Receivers() => new()
    {
        ["MessageReceiver"] = new JsonObject(),
        ["MessageSession"] = new JsonObject(),
        ["MessageActions"] = new JsonObject(),
        ["SessionActions"] = new JsonObject(),
        ["ReceiveActions"] = new JsonObject(),
        ["Client"] = new JsonObject
        {
            ["FullyQualifiedNamespace"] = "sandbox.servicebus.windows.net",
            ["IsClosed"] = false,
            ["TransportType"] = 0,
            ["Identifier"] = "sandbox.servicebus.windows.net",
        },
    };

    private static void AddProperties(JsonObject metadata, ReceivedMessage received)
    {
        var message = received.Message;
        metadata["DeliveryCount"] = WireJson.Number(received.DeliveryCount);
        metadata["LockToken"] = WireJson.Id(received.LockToken);
        metadata["ExpiresAtUtc"] = WireJson.UtcTime(message.EnqueuedAt + TimeToLive);
        metadata["ExpiresAt"] = WireJson.Time(message.EnqueuedAt + TimeToLive);
        metadata["EnqueuedTimeUtc"] = WireJson.UtcTime(message.EnqueuedAt);
        metadata["EnqueuedTime"] = WireJson.Time(message.EnqueuedAt);
        metadata["MessageId"] = WireJson.Text(message.Id.ToString("N"));
        metadata["SequenceNumber"] = WireJson.Number(message.SequenceNumber);
        metadata["ApplicationProperties"] = new JsonObject();
        metadata["UserProperties"] = new JsonObject();
    }

    private static void AddArrays(JsonObject metadata, IReadOnlyList<ReceivedMessage> messages)
    {
        Add("DeliveryCount", message => message.DeliveryCount);
        Add("LockToken", message => message.LockToken);
        Add("ExpiresAtUtc", message => (message.Message.EnqueuedAt + TimeToLive).UtcDateTime);
        Add("ExpiresAt", message => message.Message.EnqueuedAt + TimeToLive);
        Add("EnqueuedTimeUtc", message => message.Message.EnqueuedAt.UtcDateTime);
        Add("EnqueuedTime", message => message.Message.EnqueuedAt);
        Add("MessageId", message => message.Message.Id.ToString("N"));
        Add("SequenceNumber", message => message.SequenceNumber);
        Add("ApplicationProperties", _ => new JsonObject());
        Add("UserProperties", _ => new JsonObject());
        foreach (var name in AlwaysNull) Add(name, _ => null);

        void Add(string name, Func<ReceivedMessage, JsonNode?> value) => metadata[name + "Array"] = WireJson.Array(messages.Select(value));
    }

    // Nobody sets these here; a batch has them all the same.
    private static readonly string[] AlwaysNull =
    [
        "DeadLetterSource", "ContentType", "ReplyTo", "To", "Subject", "Label", "CorrelationId",
        "SessionId", "ReplyToSessionId", "PartitionKey", "TransactionPartitionKey",
    ];
}
