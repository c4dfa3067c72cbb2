using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Encoding;
using Microsoft.Azure.Amqp.Framing;
using Postvogn.Sandbox.ServiceBus.Entities;

namespace Postvogn.Sandbox.ServiceBus.Wire;

/// <summary>Errors as Service Bus names them.</summary>
internal static class Conditions
{
    public const string LockLostText =
        "The lock supplied is invalid. Either the lock expired, or the message has already been removed from the queue.";

    public const string DeadAlreadyText = "A dead letter cannot be dead-lettered.";

    public static readonly AmqpSymbol ServerBusy = "com.microsoft:server-busy";
    public static readonly AmqpSymbol LockLost = "com.microsoft:message-lock-lost";
    public static readonly AmqpSymbol MessageNotFound = "com.microsoft:message-not-found";

    public static Rejected Refusal(AmqpSymbol condition, string description) =>
        new() { Error = new Error { Condition = condition, Description = description } };

    /// <summary>Success is always Accepted, whatever the receiver asked for.</summary>
    public static Outcome Answer(SettlementResult result) => result switch
    {
        SettlementResult.Settled => new Accepted(),
        SettlementResult.LockLost => Refusal(LockLost, LockLostText),
        _ => Refusal(AmqpErrorCode.NotAllowed, DeadAlreadyText),
    };
}
