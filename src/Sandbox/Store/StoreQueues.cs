using Azure.Storage.Queues;

namespace Postvogn.Sandbox.Store;

/// <summary>Neither the app nor its host makes them.</summary>
internal static class StoreQueues
{
    public static readonly IReadOnlyList<string> All = ["drops", "urgent", "outbound", "transmissions", "received", "receipts", "requests"];

    public static async Task CreateAsync(string connection, CancellationToken cancellationToken)
    {
        foreach (var name in All) await new QueueClient(connection, name).CreateIfNotExistsAsync(cancellationToken: cancellationToken);
    }
}
