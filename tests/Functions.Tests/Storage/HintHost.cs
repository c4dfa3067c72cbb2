using System.Threading.Channels;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Host;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Postvogn.Functions.Letters;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>A hint that the host handed over.</summary>
public sealed record TakenHint(string Queue, string Text, long DequeueCount);

/// <summary>
/// A small host on the WebJobs SDK with the very extension that the Functions host loads, set as the deployed host.json says. It hands over
/// what lies in the queues; a test sees it, and says which hints fail.
/// </summary>
internal sealed class HintHost : IDisposable
{
    private const string Section = "AzureWebJobs:extensions:queues:";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly IHost host;
    private readonly HintDeliveries deliveries;

    private HintHost(IHost host, HintDeliveries deliveries) => (this.host, this.deliveries) = (host, deliveries);

    /// <summary>What the extension made of host.json.</summary>
    public Microsoft.Azure.WebJobs.Host.QueuesOptions Options =>
        host.Services.GetRequiredService<IOptions<Microsoft.Azure.WebJobs.Host.QueuesOptions>>().Value;

    /// <summary>Starts it.</summary>
    /// <param name="connectionString">Leads to the queues.</param>
    /// <param name="fails">Which hints the function throws at.</param>
    /// <param name="overrides">What differs from host.json.</param>
    public static async Task<HintHost> StartAsync(
        string connectionString, Func<TakenHint, bool>? fails = null, params (string Name, string Value)[] overrides)
    {
        var deliveries = new HintDeliveries(fails ?? (_ => false));
        var settings = overrides.ToDictionary(setting => Section + setting.Name, setting => (string?)setting.Value, StringComparer.Ordinal);
        settings[HintQueues.Connection] = connectionString;
        var host = new HostBuilder()
            .ConfigureWebJobs(webJobs => webJobs.AddAzureStorageQueues())
            .ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(HostJson()).AddInMemoryCollection(settings))
            .ConfigureServices(services => services.AddSingleton(deliveries).AddSingleton<ITypeLocator, HintFunctionsOnly>())
            .Build();
        await host.StartAsync();
        return new HintHost(host, deliveries);
    }

    /// <summary>The next hint that it hands over.</summary>
    public Task<TakenHint> NextAsync() => deliveries.Seen.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>Stops it when it has done with every hint that it took.</summary>
    public Task StopAsync() => host.StopAsync();

    /// <summary>What it handed over and nobody has looked at.</summary>
    public bool HasMore => deliveries.Seen.TryPeek(out _);

    public void Dispose() => host.Dispose();

    // The Functions host reads the same names below a root of its own.
    private static IEnumerable<KeyValuePair<string, string?>> HostJson()
    {
        var file = new ConfigurationBuilder().AddJsonFile(Repository.Find("host.json")!).Build();
        return file.GetSection("extensions:queues").GetChildren().Select(entry => KeyValuePair.Create(Section + entry.Key, entry.Value));
    }

    private sealed class HintFunctionsOnly : ITypeLocator
    {
        public IReadOnlyList<Type> GetTypes() => [typeof(HintFunctions)];
    }
}

/// <summary>What the functions were handed.</summary>
public sealed class HintDeliveries(Func<TakenHint, bool> fails)
{
    private readonly Channel<TakenHint> seen = Channel.CreateUnbounded<TakenHint>();

    public ChannelReader<TakenHint> Seen => seen.Reader;

    public void Take(TakenHint delivery)
    {
        var failed = fails(delivery);
        seen.Writer.TryWrite(delivery);
        if (failed) throw new InvalidOperationException("The test wants this hint to fail.");
    }
}

/// <summary>Queue functions with the triggers of the app's own.</summary>
public sealed class HintFunctions(HintDeliveries deliveries)
{
    public void TakeDrop([QueueTrigger(HintQueues.Drops, Connection = HintQueues.Connection)] string text, long dequeueCount) =>
        deliveries.Take(new(HintQueues.Drops, text, dequeueCount));

    public void TakeUrgent([QueueTrigger(HintQueues.Urgent, Connection = HintQueues.Connection)] string text, long dequeueCount) =>
        deliveries.Take(new(HintQueues.Urgent, text, dequeueCount));

    public void TakeOutbound([QueueTrigger(HintQueues.Outbound, Connection = HintQueues.Connection)] string text, long dequeueCount) =>
        deliveries.Take(new(HintQueues.Outbound, text, dequeueCount));
}
