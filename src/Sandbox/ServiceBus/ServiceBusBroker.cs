using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;
using Microsoft.Azure.Amqp.Sasl;
using Microsoft.Azure.Amqp.Transport;
using Postvogn.Sandbox.Certificates;
using Postvogn.Sandbox.ServiceBus.Entities;
using Postvogn.Sandbox.ServiceBus.Faults;
using Postvogn.Sandbox.ServiceBus.Records;
using Postvogn.Sandbox.ServiceBus.Tokens;
using Postvogn.Sandbox.ServiceBus.Wire;

namespace Postvogn.Sandbox.ServiceBus;

/// <summary>A namespace of Azure Service Bus on loopback, in memory: the SDK as it is talks to it over AMQP with TLS.</summary>
internal sealed class ServiceBusBroker : IAsyncDisposable
{
    /// <summary>What a client calls the namespace: any name would do, as the connection goes to <see cref="Address" />.</summary>
    public const string Namespace = "postvogn-sandbox.servicebus.windows.net";

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly LoopbackListener port;
    private readonly AmqpTransportListener listener;
    private readonly BrokerRuntime runtime;
    private readonly BrokerParts parts;
    private readonly X509Certificate2 certificate;
    private readonly X509Certificate2 root;
    private volatile bool closing;

    private ServiceBusBroker(ServiceBusBrokerOptions options)
    {
        root = options.Authority.Root;
        certificate = options.Authority.IssueServer("localhost", "127.0.0.1");
        var tokens = new TokenDesk(
            new JwtJudge(options.TokenKeys, options.TokenIssuer, options.Clock),
            new SharedKeyJudge(options.SharedKeys, options.Clock),
            options.Grants);
        var record = new BrokerRecord(options.Clock);
        var entities = new EntityTree(options.Queues, options.Topics, options.Clock);
        parts = new BrokerParts(entities, tokens, record, new FaultOrders(record), options.Clock);
        runtime = new BrokerRuntime(parts);
        port = new LoopbackListener(certificate, options.AllowsCleartext);
        listener = new AmqpTransportListener([port], Settings(runtime));
    }

    public Uri Address => new($"sb://localhost:{port.Port}");

    public BrokerRecord Record => parts.Record;

    public FaultOrders Faults => parts.Faults;

    /// <summary>How many clients are connected.</summary>
    public int ConnectionCount => runtime.Connections.Count;

    public static ServiceBusBroker Start(ServiceBusBrokerOptions options)
    {
        var broker = new ServiceBusBroker(options);
        broker.listener.Open();
        broker.listener.Listen(broker.Accept);
        return broker;
    }

    /// <summary>What was sent to a queue or topic, in its order; whether its sender was told or not.</summary>
    public IReadOnlyList<SentMessage> Sent(string entity) =>
        [.. Record.Sent.Where(sent => string.Equals(sent.Entity, entity, StringComparison.OrdinalIgnoreCase))];

    /// <summary>What lies there now: in a queue, <c>topic/Subscriptions/name</c>, or the dead letters of either.</summary>
    public IReadOnlyList<StoredMessage> Lying(string path) =>
        parts.Entities.Queue(path)?.All ?? throw new ArgumentException($"Nothing holds messages at {path}.", nameof(path));

    /// <summary>Options of a client: where the broker is, and whose certificate it has.</summary>
    public ServiceBusClientOptions ClientOptions() => new()
    {
        CustomEndpointAddress = Address,
        CertificateValidationCallback = (_, shown, _, _) => shown is not null && IsOurs(shown),
    };

    /// <summary>Without TLS, where that is allowed.</summary>
    public string EmulatorConnectionString(string keyName, string key) =>
        $"Endpoint={Address};SharedAccessKeyName={keyName};SharedAccessKey={key};UseDevelopmentEmulator=true";

    /// <summary>All connections break at once, with nothing said.</summary>
    public void DropConnections()
    {
        foreach (var connection in runtime.Connections)
            connection.Drop();
    }

    public async ValueTask DisposeAsync()
    {
        // Closing the listener leaves its connections open, and one may be on its way in.
        closing = true;
        listener.SafeClose();
        await port.Accepting;
        await Task.WhenAll(runtime.Connections.Select(CloseAsync));
        parts.Entities.Dispose();
        port.Dispose();
        certificate.Dispose();
    }

    private static AmqpSettings Settings(IRuntimeProvider runtime)
    {
        var sasl = new SaslTransportProvider();
        sasl.Versions.Add(new AmqpVersion(1, 0, 0));
        sasl.AddHandler(new SaslAnonymousHandler("MSSBCBS"));
        var settings = new AmqpSettings { RuntimeProvider = runtime };
        settings.TransportProviders.Add(sasl);
        var amqp = new AmqpTransportProvider();
        amqp.Versions.Add(new AmqpVersion(1, 0, 0));
        settings.TransportProviders.Add(amqp);
        return settings;
    }

    private static async Task CloseAsync(ClientConnection client)
    {
        try
        {
            await client.Connection.CloseAsync(Farewell);
        }
        catch (Exception)
        {
            client.Drop();
        }
    }

    private bool IsOurs(X509Certificate shown)
    {
        using var chain = new X509Chain { ChainPolicy = CertificateTrust.PolicyOfNow(root, CertificateTrust.ServerUsage) };
        using var given = new X509Certificate2(shown);
        return given.MatchesHostname("localhost") && chain.Build(given);
    }

    private void Accept(TransportListener from, TransportAsyncCallbackArgs arrived)
    {
        var settings = new AmqpConnectionSettings { ContainerId = "postvogn-sandbox" };
        var header = (ProtocolHeader)arrived.UserToken;
        var connection = runtime.CreateConnection(arrived.Transport, header, isInitiator: false, listener.AmqpSettings, settings);
        if (closing)
            connection.Abort();
        else
            _ = OpenAsync(connection);
    }

    private static async Task OpenAsync(AmqpConnection connection)
    {
        try
        {
            await connection.OpenAsync(AmqpConstants.DefaultTimeout);
        }
        catch (Exception fault)
        {
            connection.SafeClose(fault);
        }
    }
}
