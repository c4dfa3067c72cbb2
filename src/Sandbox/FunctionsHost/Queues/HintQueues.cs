using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Postvogn.Sandbox.FunctionsHost.Configuration;

namespace Postvogn.Sandbox.FunctionsHost.Queues;

/// <summary>By the connection string of each.</summary>
internal sealed class HintQueues(IReadOnlyDictionary<string, string> connections)
{
    private const int MostPeeked = 32;
    private const string PoisonSuffix = "-poison";
    private readonly ConcurrentDictionary<string, int> abandoned = new(StringComparer.Ordinal);

    /// <summary>Base64, as the host expects it.</summary>
    public Task SendAsync(string queue, string text, CancellationToken cancellationToken) =>
        SendRawAsync(queue, Convert.ToBase64String(Encoding.UTF8.GetBytes(text)), cancellationToken);

    public async Task SendRawAsync(string queue, string text, CancellationToken cancellationToken)
    {
        if (!connections.TryGetValue(queue, out var connection))
            throw new ArgumentException($"No function listens to it, only to: {string.Join(", ", connections.Keys)}.", nameof(queue));
        await Client(queue, connection).SendMessageAsync(text, cancellationToken);
    }

    public async Task<bool> AreEmptyAsync(CancellationToken cancellationToken)
    {
        foreach (var (queue, connection) in connections)
        {
            var count = await CountAsync(queue, connection, cancellationToken);
            if (count > abandoned.AddOrUpdate(queue, 0, (_, held) => Math.Min(held, count))) return false;
        }

        return true;
    }

    /// <summary>What a dead host held stays hidden for up to ten minutes, and is not waited for.</summary>
    public async Task AbandonHeldAsync(CancellationToken cancellationToken)
    {
        foreach (var (queue, connection) in connections)
        {
            var visible = (await Client(queue, connection).PeekMessagesAsync(MostPeeked, cancellationToken)).Value.Length;
            abandoned[queue] = await CountAsync(queue, connection, cancellationToken) - visible;
        }
    }

    public async Task<int> CountPoisonAsync(CancellationToken cancellationToken)
    {
        var sum = 0;
        foreach (var (queue, connection) in connections) sum += await CountAsync(queue + PoisonSuffix, connection, cancellationToken);
        return sum;
    }

    /// <summary>At most 32.</summary>
    public async Task<IReadOnlyList<PeekedMessage>> PeekPoisonAsync(string queue, CancellationToken cancellationToken) =>
        (await Poison(queue, connections[queue]).PeekMessagesAsync(MostPeeked, cancellationToken)).Value;

    /// <summary>It leaves every text as it is; the host decodes by itself.</summary>
    public static QueueClient Client(string queue, string connection) => new(connection, queue);

    public static QueueClient Client(QueueTrigger trigger) => Client(trigger.Queue, trigger.Connection);

    public static QueueClient Poison(string queue, string connection) => Client(queue + PoisonSuffix, connection);

    private static async Task<int> CountAsync(string queue, string connection, CancellationToken cancellationToken)
    {
        try
        {
            return (await Client(queue, connection).GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return 0;
        }
    }
}
