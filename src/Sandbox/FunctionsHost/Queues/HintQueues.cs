using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Postvogn.Sandbox.FunctionsHost.Configuration;

namespace Postvogn.Sandbox.FunctionsHost.Queues;

/// <summary>The queues that functions listen to, as seen from beside the host: how full they are, and how to put a message in.</summary>
/// <param name="connections">The connection string of each queue.</param>
internal sealed class HintQueues(IReadOnlyDictionary<string, string> connections)
{
    private const string PoisonSuffix = "-poison";

    /// <summary>Sends a message as another program would: base64, as the host expects it.</summary>
    /// <exception cref="ArgumentException">No function listens to this queue.</exception>
    public Task SendAsync(string queue, string text, CancellationToken cancellationToken) =>
        SendRawAsync(queue, Convert.ToBase64String(Encoding.UTF8.GetBytes(text)), cancellationToken);

    /// <summary>Sends a message as it stands, which may not be base64.</summary>
    /// <exception cref="ArgumentException">No function listens to this queue.</exception>
    public async Task SendRawAsync(string queue, string text, CancellationToken cancellationToken)
    {
        if (!connections.TryGetValue(queue, out var connection))
            throw new ArgumentException($"No function listens to it, only to: {string.Join(", ", connections.Keys)}.", nameof(queue));
        await Client(queue, connection).SendMessageAsync(text, cancellationToken);
    }

    /// <summary>Whether no listened queue holds anything.</summary>
    public async Task<bool> AreEmptyAsync(CancellationToken cancellationToken)
    {
        foreach (var (queue, connection) in connections)
        {
            if (await CountAsync(queue, connection, cancellationToken) > 0) return false;
        }

        return true;
    }

    /// <summary>How many messages were given up, in all queues.</summary>
    public async Task<int> CountPoisonAsync(CancellationToken cancellationToken)
    {
        var sum = 0;
        foreach (var (queue, connection) in connections) sum += await CountAsync(queue + PoisonSuffix, connection, cancellationToken);
        return sum;
    }

    /// <summary>The poison messages of a queue as they lie there, at most 32.</summary>
    public async Task<IReadOnlyList<PeekedMessage>> PeekPoisonAsync(string queue, CancellationToken cancellationToken) =>
        (await Poison(queue, connections[queue]).PeekMessagesAsync(32, cancellationToken)).Value;

    /// <summary>A client that leaves every text as it is; the host decodes by itself.</summary>
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
