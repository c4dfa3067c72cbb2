using Microsoft.Azure.Amqp;
using Postvogn.Sandbox.ServiceBus.Faults;
using Postvogn.Sandbox.ServiceBus.Records;

namespace Postvogn.Sandbox.ServiceBus.Wire;

/// <summary>The node $cbs (claims-based security): a token is put for an audience, and links to it are opened afterwards.</summary>
internal sealed class TokenRequests(ClientConnection connection, BrokerParts broker)
{
    public async Task<AmqpMessage?> AnswerAsync(AmqpMessage request)
    {
        var asked = request.ApplicationProperties.Map;
        var path = Address.PathOfAudience(asked["name"] as string ?? "");
        var fault = broker.Faults.Next(path, BrokerFault.RefuseToken, BrokerFault.IgnoreToken);
        if (fault is BrokerFault.IgnoreToken)
            return null;
        if (fault is BrokerFault.RefuseToken)
            return Refuse(path, "InvalidToken: refused.");
        if (asked["operation"] as string != "put-token" || request.ValueBody?.Value is not string token)
            return Refuse(path, "InvalidToken: put-token, with a token, is all that can be asked.");
        var ruling = await broker.Tokens.JudgeAsync(asked["type"] as string ?? "", token, path);
        if (ruling.Permit is not { } permit)
            return Refuse(path, ruling.Why);
        connection.Allow(path, permit);
        broker.Record.Add(BrokerEventKind.TokenTaken, path, permit.Principal);
        return Answer(HttpStatusCode.Accepted, "Accepted");
    }

    private AmqpMessage Refuse(string path, string why)
    {
        broker.Record.Add(BrokerEventKind.TokenRefused, path, why);
        return Answer(HttpStatusCode.Unauthorized, why);
    }

    private static AmqpMessage Answer(HttpStatusCode status, string description)
    {
        var answer = AmqpMessage.Create();
        answer.ApplicationProperties.Map["status-code"] = (int)status;
        answer.ApplicationProperties.Map["status-description"] = description;
        return answer;
    }
}
