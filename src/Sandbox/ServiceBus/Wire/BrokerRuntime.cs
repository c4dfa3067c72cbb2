using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;
using Microsoft.Azure.Amqp.Transaction;
using Microsoft.Azure.Amqp.Transport;
using Postvogn.Sandbox.ServiceBus.Faults;
using Postvogn.Sandbox.ServiceBus.Records;
using Postvogn.Sandbox.ServiceBus.Tokens;

namespace Postvogn.Sandbox.ServiceBus.Wire;

/// <summary>What the AMQP library asks: who the connections are, and what stands behind a link.</summary>
internal sealed class BrokerRuntime(BrokerParts broker) : IRuntimeProvider
{
    private const ulong LargestMessage = 256 * 1024;
    private const uint Credit = 1000;

    private readonly ConcurrentDictionary<AmqpConnection, ClientConnection> connections = [];

    public IReadOnlyCollection<ClientConnection> Connections => [.. connections.Values];

    public AmqpConnection CreateConnection(
        TransportBase transport,
        ProtocolHeader protocolHeader,
        bool isInitiator,
        AmqpSettings amqpSettings,
        AmqpConnectionSettings connectionSettings)
    {
        var connection = new AmqpConnection(transport, protocolHeader, isInitiator, amqpSettings, connectionSettings);
        var client = new ClientConnection(connection, broker);
        connections[connection] = client;
        broker.Record.Add(BrokerEventKind.ConnectionOpened, client.Number);
        connection.SafeAddClosed((_, _) =>
        {
            if (!connections.TryRemove(connection, out var _))
                return;
            client.End();
            broker.Record.Add(BrokerEventKind.ConnectionClosed, client.Number);
        });
        return connection;
    }

    public AmqpSession CreateSession(AmqpConnection connection, AmqpSessionSettings settings) => new(connection, settings, this);

    public AmqpLink CreateLink(AmqpSession session, AmqpLinkSettings settings)
    {
        if (settings.Role != true)
            return new SendingAmqpLink(session, settings);
        settings.AutoSendFlow = true;
        settings.TotalLinkCredit = Credit;
        settings.MaxMessageSize = LargestMessage;
        return new ReceivingAmqpLink(session, settings);
    }

    public IAsyncResult BeginOpenLink(AmqpLink link, TimeSpan timeout, AsyncCallback callback, object state) =>
        TaskToAsyncResult.Begin(OpenAsync(link), callback, state);

    public void EndOpenLink(IAsyncResult result) => TaskToAsyncResult.End(result);

    private Task OpenAsync(AmqpLink link)
    {
        var address = link.IsReceiver ? (link.Settings.Target as Target)?.Address : (link.Settings.Source as Source)?.Address;
        var path = Address.PathOf(address?.ToString() ?? "");
        try
        {
            Connect(link, path, connections[link.Session.Connection]);
            broker.Record.Add(BrokerEventKind.LinkOpened, path);
            return Task.CompletedTask;
        }
        catch (AmqpException refusal)
        {
            broker.Record.Add(BrokerEventKind.LinkRefused, path, refusal.Error.Condition.Value);
            return Task.FromException(refusal);
        }
    }

    private void Connect(AmqpLink link, string path, ClientConnection client)
    {
        if (link.Settings.Target is Coordinator || (link.Settings.Source as Source)?.FilterSet?.Any() == true)
            throw new AmqpException(AmqpErrorCode.NotImplemented, "Transactions and sessions are not done here.");
        if (path != Address.Tokens && broker.Faults.Next(Address.Managed(path), BrokerFault.RefuseLink) is not null)
            throw new AmqpException(Conditions.ServerBusy, "The link was refused: throttled.");
        switch (link)
        {
            case ReceivingAmqpLink requests when path == Address.Tokens:
                new RequestLink(requests, client, broker.Record, new TokenRequests(client, broker).AnswerAsync).Open();
                break;
            case ReceivingAmqpLink requests when Address.IsManagement(path):
                var management = new ManagementRequests(Managed(path, client), client, broker);
                new RequestLink(requests, client, broker.Record, management.AnswerAsync).Open();
                client.Track(link, path);
                break;
            case SendingAmqpLink answers when path == Address.Tokens || Address.IsManagement(path):
                client.ReplyBy((answers.Settings.Target as Target)?.Address?.ToString() ?? "", answers);
                if (path != Address.Tokens)
                    client.Track(answers, path);
                break;
            case ReceivingAmqpLink transfers:
                Take(transfers, path, client);
                break;
            case SendingAmqpLink deliveries:
                Give(deliveries, path, client);
                break;
        }
    }

    private string Managed(string path, ClientConnection client)
    {
        var managed = Address.Managed(path);
        if (broker.Entities.Owner(managed) is null)
            throw NotFound(managed);
        if (client.PermitFor(path) is null)
            throw new AmqpException(AmqpErrorCode.UnauthorizedAccess, $"Unauthorized access. No token for '{path}'.");
        return managed;
    }

    private void Take(ReceivingAmqpLink link, string path, ClientConnection client)
    {
        var entity = broker.Entities.Entity(path) ?? throw NotFound(path);
        Rights.Demand(BusRights.Send, path, client, broker);
        new TransferLink(link, entity, client, broker).Open();
        client.Track(link, path);
    }

    private void Give(SendingAmqpLink link, string path, ClientConnection client)
    {
        var queue = broker.Entities.Queue(path) ?? throw NotFound(path);
        Rights.Demand(BusRights.Listen, path, client, broker);
        new DeliveryLink(link, queue, client, broker).Open();
        client.Track(link, path);
    }

    private static AmqpException NotFound(string path) =>
        new(AmqpErrorCode.NotFound, $"The messaging entity '{path}' could not be found.");
}
