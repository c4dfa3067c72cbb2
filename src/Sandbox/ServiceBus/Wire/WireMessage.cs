using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Encoding;
using Microsoft.Azure.Amqp.Framing;
using Postvogn.Sandbox.ServiceBus.Entities;

namespace Postvogn.Sandbox.ServiceBus.Wire;

/// <summary>Messages from and to their encoded form.</summary>
internal static class WireMessage
{
    // A transfer of this format holds several messages, each encoded, as its data sections.
    private const uint BatchFormat = 0x80013700;

    private const string ScheduledFor = "x-opt-scheduled-enqueue-time";

    /// <summary>The messages of one transfer.</summary>
    public static IReadOnlyList<BrokerMessage> Read(AmqpMessage transfer) => transfer.MessageFormat == BatchFormat
        ? [.. transfer.DataBody.Select(data => Read(BytesOf(data)))]
        : [Read(Encode(transfer))];

    public static BrokerMessage Read(byte[] encoded)
    {
        using var message = Decode(encoded);
        var properties = message.Properties ?? new Properties();
        return new BrokerMessage
        {
            Encoded = encoded,
            MessageId = properties.MessageId?.ToString(),
            CorrelationId = properties.CorrelationId?.ToString(),
            Subject = properties.Subject,
            ContentType = properties.ContentType.Value,
            To = properties.To?.ToString(),
            ReplyTo = properties.ReplyTo?.ToString(),
            SessionId = properties.GroupId,
            ReplyToSessionId = properties.ReplyToGroupId,
            Properties = (message.ApplicationProperties?.Map ?? []).ToDictionary(
                pair => pair.Key.Key.ToString() ?? "", pair => (object?)pair.Value, StringComparer.Ordinal),
            Body = message.BodyType == SectionFlag.Data ? message.DataBody.SelectMany(BytesOf).ToArray() : default,
            TimeToLive = message.Header?.Ttl is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
            ScheduledFor = (message.MessageAnnotations?.Map ?? []).TryGetValue<DateTime>(ScheduledFor, out var at)
                ? new DateTimeOffset(at.ToUniversalTime())
                : null,
        };
    }

    /// <summary>As a receiver gets it: what the sender wrote, and what the broker knows of it.</summary>
    public static AmqpMessage Write(StoredMessage stored)
    {
        var source = Decode(stored.Message.Encoded.ToArray());
        var message = source.BodyType switch
        {
            SectionFlag.Data => AmqpMessage.Create(source.DataBody),
            SectionFlag.AmqpValue => AmqpMessage.Create(source.ValueBody),
            SectionFlag.AmqpSequence => AmqpMessage.Create(source.SequenceBody),
            _ => AmqpMessage.Create(),
        };
        Copy(source.Header ?? new Header(), message.Header);
        Copy(source.Properties ?? new Properties(), message.Properties);
        foreach (var (key, value) in source.MessageAnnotations?.Map ?? [])
            message.MessageAnnotations.Map[key] = value;
        foreach (var (key, value) in source.ApplicationProperties?.Map ?? [])
            message.ApplicationProperties.Map[key] = value;
        message.Header.DeliveryCount = (uint)stored.DeliveryCount;
        Annotate(message.MessageAnnotations.Map, stored);
        foreach (var (name, value) in stored.Changes)
            message.ApplicationProperties.Map[name] = value;
        return message;
    }

    public static byte[] Encode(AmqpMessage message)
    {
        // The stream is the message's own.
        var stream = message.ToStream();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static AmqpMessage Decode(byte[] encoded)
    {
        var message = AmqpMessage.CreateAmqpStreamMessage(new BufferListStream([new ArraySegment<byte>(encoded)]));
        message.Deserialize(SectionFlag.All);
        return message;
    }

    private static void Copy(Header from, Header to)
    {
        to.Durable = from.Durable;
        to.Priority = from.Priority;
        to.Ttl = from.Ttl;
    }

    private static void Copy(Properties from, Properties to)
    {
        to.MessageId = from.MessageId;
        to.UserId = from.UserId;
        to.To = from.To;
        to.Subject = from.Subject;
        to.ReplyTo = from.ReplyTo;
        to.CorrelationId = from.CorrelationId;
        to.ContentType = from.ContentType;
        to.ContentEncoding = from.ContentEncoding;
        to.AbsoluteExpiryTime = from.AbsoluteExpiryTime;
        to.CreationTime = from.CreationTime;
        to.GroupId = from.GroupId;
        to.GroupSequence = from.GroupSequence;
        to.ReplyToGroupId = from.ReplyToGroupId;
    }

    private static byte[] BytesOf(Data data) => data.Value switch
    {
        ArraySegment<byte> segment => [.. segment],
        byte[] bytes => bytes,
        _ => [],
    };

    private static void Annotate(Annotations annotations, StoredMessage stored)
    {
        annotations["x-opt-sequence-number"] = stored.SequenceNumber;
        annotations["x-opt-enqueued-time"] = stored.EnqueuedAt.UtcDateTime;
        annotations["x-opt-message-state"] = (int)stored.State;
        if (stored.LockToken is not null)
            annotations["x-opt-locked-until"] = stored.LockedUntil.UtcDateTime;
    }
}
