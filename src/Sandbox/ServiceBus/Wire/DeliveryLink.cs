using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;
using Postvogn.Sandbox.ServiceBus.Entities;
using Postvogn.Sandbox.ServiceBus.Faults;
using Postvogn.Sandbox.ServiceBus.Records;

namespace Postvogn.Sandbox.ServiceBus.Wire;

/// <summary>A client receives: messages go out while it has given credit, and come back settled.</summary>
internal sealed class DeliveryLink(SendingAmqpLink link, MessageQueue queue, ClientConnection connection, BrokerParts broker) : IConsumer
{
    public bool PeekLock => link.Settings.SettleType != SettleMode.SettleOnSend;

    // What was sent without credit would lie in the library, locked, until there is some.
    public bool Wants => link.State == AmqpObjectState.Opened && link.LinkCredit > link.Available;

    public void Open()
    {
        link.RegisterCreditListener((_, _, _) => queue.Look());
        link.RegisterDispositionListener(Guarded.Listener<Delivery>(Settle, queue.Path, broker.Record));
        link.Opened += (_, _) => queue.Join(this);
        link.SafeAddClosed((_, _) => queue.Leave(this));
    }

    public void Take(StoredMessage message)
    {
        var tag = message.LockToken ?? SandboxIds.Next();
        broker.Record.Add(BrokerEventKind.Delivered, queue.Path, message.Message.MessageId);
        try
        {
            link.SendMessageNoWait(WireMessage.Write(message), new ArraySegment<byte>(tag.ToByteArray()), AmqpConstants.NullBinary);
        }
        catch (Exception fault) when (fault is InvalidOperationException or AmqpException or OperationCanceledException)
        {
            // The link is closing. The message is free again at the end of its lock, as when it was lost on the way.
        }
    }

    private void Settle(Delivery delivery)
    {
        var fault = broker.Faults.Next(queue.Path, BrokerFault.DropBeforeSettling, BrokerFault.DropAfterSettling);
        if (fault is not BrokerFault.DropBeforeSettling)
        {
            var outcome = Answer(delivery);
            if (fault is null && !delivery.Settled)
                link.DisposeDelivery(delivery, settled: true, outcome);
        }
        if (fault is not null)
            connection.Drop();
    }

    private Outcome Answer(Delivery delivery)
    {
        if (SettlementOf(delivery.State) is not { } settlement)
            return Conditions.Refusal(AmqpErrorCode.NotImplemented, $"{delivery.State} is no way to settle here.");
        var result = queue.Settle(new Guid(delivery.DeliveryTag), settlement);
        broker.Record.Add(
            result == SettlementResult.Settled ? BrokerEventKind.Settled : BrokerEventKind.LockLost,
            queue.Path,
            settlement.Kind.ToString());
        return Conditions.Answer(result);
    }

    private static Settlement? SettlementOf(DeliveryState state) => state switch
    {
        Accepted => new Settlement(SettlementKind.Complete),
        Rejected { Error.Info: { } info } => new Settlement(SettlementKind.DeadLetter) { Changes = ChangesIn(info) },
        Rejected => new Settlement(SettlementKind.DeadLetter),
        Modified modified => new Settlement(modified.UndeliverableHere == true ? SettlementKind.Defer : SettlementKind.Abandon)
        {
            Changes = ChangesIn(modified.MessageAnnotations),
        },
        Released => new Settlement(SettlementKind.Release),
        _ => null,
    };

    private static Dictionary<string, object?> ChangesIn(Fields? fields) => (fields ?? [])
        .Where(field => field.Value is not null)
        .ToDictionary(field => field.Key.Key.ToString() ?? "", field => (object?)field.Value, StringComparer.Ordinal);
}
