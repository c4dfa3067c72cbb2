using Postvogn.Sandbox.ServiceBus.Entities;

namespace Postvogn.Sandbox.ServiceBus.Records;

/// <summary>A message that the broker has taken, by its clock, at a queue or topic; whether its sender was told or not.</summary>
internal sealed record SentMessage(string Entity, DateTimeOffset At, BrokerMessage Message, SendResult Result);
