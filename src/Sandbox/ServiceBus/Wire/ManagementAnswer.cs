using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Encoding;
using Postvogn.Sandbox.ServiceBus.Entities;

namespace Postvogn.Sandbox.ServiceBus.Wire;

/// <summary>Answers of $management: a status, and a map of what was asked for.</summary>
internal static class ManagementAnswer
{
    public static AmqpMessage Done() => With(HttpStatusCode.OK, new AmqpMap());

    public static AmqpMessage Empty() => With(HttpStatusCode.NoContent, new AmqpMap());

    public static AmqpMessage Of(string name, object value) => With(HttpStatusCode.OK, new AmqpMap { [new MapKey(name)] = value });

    public static AmqpMessage Fault(HttpStatusCode status, AmqpSymbol condition, string description)
    {
        var answer = With(status, new AmqpMap());
        answer.ApplicationProperties.Map["statusDescription"] = description;
        answer.ApplicationProperties.Map["errorCondition"] = condition;
        return answer;
    }

    public static List<AmqpMap> Messages(IEnumerable<StoredMessage> messages) => [.. messages.Select(Item)];

    private static AmqpMap Item(StoredMessage stored)
    {
        var item = new AmqpMap { [new MapKey("message")] = new ArraySegment<byte>(WireMessage.Encode(WireMessage.Write(stored))) };
        if (stored.LockToken is { } token)
            item[new MapKey("lock-token")] = token;
        return item;
    }

    private static AmqpMessage With(HttpStatusCode status, AmqpMap body)
    {
        var answer = AmqpMessage.Create(new Microsoft.Azure.Amqp.Framing.AmqpValue { Value = body });
        answer.ApplicationProperties.Map["statusCode"] = (int)status;
        return answer;
    }
}
