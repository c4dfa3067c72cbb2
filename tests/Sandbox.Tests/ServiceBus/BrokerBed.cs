using Azure.Core;
using Azure.Messaging.ServiceBus;
using Postvogn.Sandbox.Certificates;
using Postvogn.Sandbox.ServiceBus;
using Postvogn.Sandbox.ServiceBus.Entities;
using Postvogn.Sandbox.ServiceBus.Tokens;

namespace Postvogn.Sandbox.Tests.ServiceBus;

/// <summary>A broker with a clock that stands still, and clients of the real SDK.</summary>
internal sealed class BrokerBed : IAsyncDisposable
{
    /// <summary>Who may do everything.</summary>
    public const string Owner = "11111111-0000-4000-8000-000000000001";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder folder = new();
    private readonly SandboxAuthority authority;
    private readonly List<ServiceBusClient> clients = [];
    private readonly CancellationTokenSource patience = new(Patience);

    public BrokerBed(Func<ServiceBusBrokerOptions, ServiceBusBrokerOptions>? change = null, FakeClock? clock = null)
    {
        Clock = clock ?? new FakeClock();
        authority = SandboxAuthority.LoadOrCreate(folder.Path, TimeProvider.System);
        var options = new ServiceBusBrokerOptions
        {
            Authority = authority,
            Clock = Clock,
            Queues = [new QueueOptions("jobs")],
            Topics = [new TopicOptions("events", new SubscriptionOptions("all"))],
            TokenKeys = [Issuer.Key],
            Grants = [new Grant(Owner, BusRights.Owner)],
        };
        Broker = ServiceBusBroker.Start(change?.Invoke(options) ?? options);
    }

    public FakeClock Clock { get; }

    public ServiceBusBroker Broker { get; }

    public TestIssuer Issuer { get; } = new();

    /// <summary>Bounds every wait: a test that fails ends.</summary>
    public CancellationToken Bound => patience.Token;

    /// <summary>Without retries, so that what is refused is seen.</summary>
    public ServiceBusClient Client(TokenCredential? credential = null, int retries = 0, ServiceBusClientOptions? options = null)
    {
        options ??= Broker.ClientOptions();
        options.RetryOptions = new ServiceBusRetryOptions
        {
            MaxRetries = retries,
            Delay = TimeSpan.FromMilliseconds(1),
            MaxDelay = TimeSpan.FromMilliseconds(1),
            TryTimeout = Patience,
        };
        var client = new ServiceBusClient(ServiceBusBroker.Namespace, credential ?? Credential(), options);
        clients.Add(client);
        return client;
    }

    /// <summary>Its tokens hold a day by the broker's clock.</summary>
    public TokenCredential Credential(string principal = Owner) =>
        new TestCredential(() => Issuer.Token(principal, Clock.GetUtcNow().AddDays(1)));

    /// <summary>To the queue <c>jobs</c>.</summary>
    public async Task SendAsync(ServiceBusClient client, params string[] ids)
    {
        await using var sender = client.CreateSender("jobs");
        await sender.SendMessagesAsync(
            ids.Select(id => new ServiceBusMessage("text") { MessageId = id, ApplicationProperties = { ["kind"] = "outcome" } }), Bound);
    }

    public static ServiceBusMessage Message(string id, string body = "text") => new(body) { MessageId = id };

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients)
            await client.DisposeAsync();
        await Broker.DisposeAsync();
        authority.Dispose();
        folder.Dispose();
        Issuer.Dispose();
        patience.Dispose();
    }
}
