using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Encoding;
using Postvogn.Sandbox.ServiceBus.Entities;
using Postvogn.Sandbox.ServiceBus.Records;
using Postvogn.Sandbox.ServiceBus.Tokens;

namespace Postvogn.Sandbox.ServiceBus.Wire;

/// <summary>An entity's node $management: what is no sending, receiving or settling by link.</summary>
internal sealed class ManagementRequests(string path, ClientConnection connection, BrokerParts broker)
{
    private const string Prefix = "com.microsoft:";

    // Receivers are told of a message that they may delete at once by 0, as in a link's settle mode.
    private const uint ReceiveAndDelete = 0;

    private readonly MessageQueue? queue = broker.Entities.Queue(path);
    private readonly Entity? entity = broker.Entities.Entity(path);

    public Task<AmqpMessage?> AnswerAsync(AmqpMessage request) => Task.FromResult<AmqpMessage?>(Answer(request));

    private AmqpMessage Answer(AmqpMessage request)
    {
        var operation = (request.ApplicationProperties.Map["operation"] as string ?? "").Replace(Prefix, "", StringComparison.Ordinal);
        var asked = request.ValueBody?.Value as AmqpMap ?? new AmqpMap();
        var right = operation is "schedule-message" or "cancel-scheduled-message" ? BusRights.Send : BusRights.Listen;
        return connection.PermitFor($"{path}/$management") is { } permit && broker.Tokens.May(permit, right, path)
            ? Answer(operation, asked)
            : ManagementAnswer.Fault(HttpStatusCode.Unauthorized, AmqpErrorCode.UnauthorizedAccess, Rights.Missing(right, path));
    }

    private AmqpMessage Answer(string operation, AmqpMap asked) => (operation, queue, entity) switch
    {
        ("peek-message", { } from, _) => Peek(from, asked),
        ("renew-lock", { } from, _) => Renew(from, asked),
        ("receive-by-sequence-number", { } from, _) => Receive(from, asked),
        ("update-disposition", { } from, _) => Settle(from, asked),
        ("schedule-message", _, { } to) => Schedule(to, asked),
        ("cancel-scheduled-message", _, { } to) => Cancel(to, asked),
        _ => ManagementAnswer.Fault(
            HttpStatusCode.NotImplemented, AmqpErrorCode.NotImplemented, $"{operation} of {path} is not done here."),
    };

    private AmqpMessage Peek(MessageQueue from, AmqpMap asked)
    {
        var first = (long)asked[new MapKey("from-sequence-number")];
        // What waits for its time can be seen in a queue; a topic's cannot.
        var scheduled = entity?.Scheduled.All.Where(message => message.SequenceNumber >= first) ?? [];
        var messages = from.Peek(first, int.MaxValue).Concat(scheduled).Take((int)asked[new MapKey("message-count")]).ToList();
        return messages is [] ? ManagementAnswer.Empty() : ManagementAnswer.Of("messages", ManagementAnswer.Messages(messages));
    }

    private static AmqpMessage Renew(MessageQueue from, AmqpMap asked)
    {
        var ends = ((Guid[])asked[new MapKey("lock-tokens")]).Select(from.Renew).ToList();
        return ends.TrueForAll(end => end is not null)
            ? ManagementAnswer.Of("expirations", ends.Select(end => end.GetValueOrDefault().UtcDateTime).ToArray())
            : ManagementAnswer.Fault(HttpStatusCode.Gone, Conditions.LockLost, Conditions.LockLostText);
    }

    private static AmqpMessage Receive(MessageQueue from, AmqpMap asked)
    {
        var peekLock = Convert.ToUInt32(asked[new MapKey("receiver-settle-mode")], CultureInfo.InvariantCulture) != ReceiveAndDelete;
        return from.TakeDeferred((long[])asked[new MapKey("sequence-numbers")], peekLock) is { } messages
            ? ManagementAnswer.Of("messages", ManagementAnswer.Messages(messages))
            : ManagementAnswer.Fault(
                HttpStatusCode.NotFound, Conditions.MessageNotFound, "A message of these numbers is not here, deferred and free.");
    }

    private AmqpMessage Settle(MessageQueue from, AmqpMap asked)
    {
        var settlement = SettlementOf(asked);
        foreach (var token in (Guid[])asked[new MapKey("lock-tokens")])
        {
            var result = from.Settle(token, settlement);
            if (result == SettlementResult.NotAllowed)
                return ManagementAnswer.Fault(HttpStatusCode.BadRequest, AmqpErrorCode.NotAllowed, Conditions.DeadAlreadyText);
            if (result == SettlementResult.LockLost)
                return ManagementAnswer.Fault(HttpStatusCode.Gone, Conditions.LockLost, Conditions.LockLostText);
            broker.Record.Add(BrokerEventKind.Settled, path, settlement.Kind.ToString());
        }

        return ManagementAnswer.Done();
    }

    private AmqpMessage Schedule(Entity to, AmqpMap asked)
    {
        List<long> numbers = [];
        foreach (var item in ((IEnumerable<object>)asked[new MapKey("messages")]).OfType<AmqpMap>())
        {
            var message = WireMessage.Read([.. (ArraySegment<byte>)item[new MapKey("message")]]);
            var result = to.Send(message);
            broker.Record.Add(to.Path, message, result);
            numbers.Add(result.ScheduledNumber ?? 0);
        }

        return ManagementAnswer.Of("sequence-numbers", numbers.ToArray());
    }

    private static AmqpMessage Cancel(Entity at, AmqpMap asked) => ((long[])asked[new MapKey("sequence-numbers")]).All(at.Scheduled.Cancel)
        ? ManagementAnswer.Done()
        : ManagementAnswer.Fault(HttpStatusCode.NotFound, Conditions.MessageNotFound, "A message of these numbers does not wait here.");

    private static Settlement SettlementOf(AmqpMap asked)
    {
        var changes = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (asked.TryGetValue<AmqpMap>(new MapKey("properties-to-modify"), out var modified))
        {
            foreach (var (name, value) in modified)
                changes[name.Key.ToString() ?? ""] = value;
        }

        if (asked.TryGetValue<string>(new MapKey("deadletter-reason"), out var reason))
            changes[DeadLetterReasons.Reason] = reason;
        if (asked.TryGetValue<string>(new MapKey("deadletter-description"), out var description))
            changes[DeadLetterReasons.Description] = description;
        return new Settlement(KindOf(asked[new MapKey("disposition-status")] as string)) { Changes = changes };
    }

    private static SettlementKind KindOf(string? status) => status switch
    {
        "completed" => SettlementKind.Complete,
        "suspended" => SettlementKind.DeadLetter,
        "defered" => SettlementKind.Defer,
        "abandoned" => SettlementKind.Abandon,
        _ => throw new InvalidDataException($"disposition-status is {status}."),
    };
}
