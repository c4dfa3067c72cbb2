using Microsoft.Azure.Amqp;
using Postvogn.Sandbox.ServiceBus.Tokens;

namespace Postvogn.Sandbox.ServiceBus.Wire;

/// <summary>What a link needs to be let in.</summary>
internal static class Rights
{
    public static string Missing(BusRights right, string path) =>
        $"Unauthorized access. '{right}' claim(s) are required to perform this operation. Resource: '{path}'.";

    /// <exception cref="AmqpException">No token, an expired one, or one whose principal may not.</exception>
    public static void Demand(BusRights right, string path, ClientConnection connection, BrokerParts broker)
    {
        if (connection.PermitFor(path) is not { } permit || !broker.Tokens.May(permit, right, path))
            throw new AmqpException(AmqpErrorCode.UnauthorizedAccess, Missing(right, path));
    }
}
