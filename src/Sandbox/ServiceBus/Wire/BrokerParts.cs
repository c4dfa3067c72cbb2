using Postvogn.Sandbox.ServiceBus.Entities;
using Postvogn.Sandbox.ServiceBus.Faults;
using Postvogn.Sandbox.ServiceBus.Records;
using Postvogn.Sandbox.ServiceBus.Tokens;

namespace Postvogn.Sandbox.ServiceBus.Wire;

/// <summary>What every link works with.</summary>
internal sealed record BrokerParts(EntityTree Entities, TokenDesk Tokens, BrokerRecord Record, FaultOrders Faults, TimeProvider Clock);
