using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;
using Postvogn.Sandbox.ServiceBus.Entities;
using Postvogn.Sandbox.ServiceBus.Faults;
using Postvogn.Sandbox.ServiceBus.Records;

namespace Postvogn.Sandbox.ServiceBus.Wire;

/// <summary>A client sends: each transfer is stored, then answered.</summary>
internal sealed class TransferLink(ReceivingAmqpLink link, Entity entity, ClientConnection connection, BrokerParts broker)
{
    public void Open() => link.RegisterMessageListener(Guarded.Listener<AmqpMessage>(Take, entity.Path, broker.Record));

    private void Take(AmqpMessage transfer)
    {
        broker.Record.Add(BrokerEventKind.TransferReceived, entity.Path);
        var fault = broker.Faults.Next(
            entity.Path,
            BrokerFault.DropBeforeStoring,
            BrokerFault.DropAfterStoring,
            BrokerFault.Throttle,
            BrokerFault.IgnoreTransfer,
            BrokerFault.StoreSilently);
        if (fault is null or BrokerFault.DropAfterStoring or BrokerFault.StoreSilently)
            Store(transfer);
        if (fault is BrokerFault.DropBeforeStoring or BrokerFault.DropAfterStoring)
            connection.Drop();
        else if (fault is BrokerFault.Throttle)
            Refuse(transfer);
        else if (fault is null && !transfer.Settled)
            link.DisposeDelivery(transfer, settled: true, new Accepted());
        transfer.Dispose();
    }

    private void Store(AmqpMessage transfer)
    {
        foreach (var message in WireMessage.Read(transfer))
            broker.Record.Add(entity.Path, message, entity.Send(message));
        broker.Record.Add(BrokerEventKind.TransferStored, entity.Path);
    }

    private void Refuse(AmqpMessage transfer)
    {
        broker.Record.Add(BrokerEventKind.TransferRefused, entity.Path, Conditions.ServerBusy.Value);
        link.DisposeDelivery(transfer, settled: true, Conditions.Refusal(Conditions.ServerBusy, "The request was terminated: throttled."));
    }
}
