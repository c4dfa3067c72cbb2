using Postvogn.Sandbox.ServiceBus.Records;

namespace Postvogn.Sandbox.ServiceBus.Faults;

/// <summary>Faults that were ordered and have not yet happened. The first that fits happens, and is used up.</summary>
internal sealed class FaultOrders(BrokerRecord record)
{
    private readonly Lock gate = new();
    private readonly List<(BrokerFault Fault, string? Entity)> orders = [];

    /// <summary>So often, at the entity of this path, or at any when there is none.</summary>
    public void Order(BrokerFault fault, string? entity = null, int times = 1)
    {
        lock (gate)
            orders.AddRange(Enumerable.Repeat((fault, entity), times));
    }

    /// <summary>The fault of these that happens now, at this entity. Null is none.</summary>
    public BrokerFault? Next(string entity, params ReadOnlySpan<BrokerFault> possible)
    {
        lock (gate)
        {
            for (var index = 0; index < orders.Count; index++)
            {
                var (fault, where) = orders[index];
                if (!possible.Contains(fault) || !(where ?? entity).Equals(entity, StringComparison.OrdinalIgnoreCase))
                    continue;
                orders.RemoveAt(index);
                record.Add(BrokerEventKind.FaultPlayed, entity, fault.ToString());
                return fault;
            }
        }

        return null;
    }
}
