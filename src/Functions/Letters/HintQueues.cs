namespace Postvogn.Functions.Letters;

/// <summary>docs/adr/0024. The names are registered with Event Grid and in runbooks.</summary>
internal static class HintQueues
{
    // The setting, or their prefix, that leads host and app to the queues.
    public const string Connection = "HintQueues";

    // Events of blobs in the containers drop and received.
    public const string Drops = "drops";
    public const string Received = "received";

    // Names of sender systems for which letters wait.
    public const string Outbound = "outbound";

    // messageUUIDs of letters that go alone: urgent ones, and one that is all that waits for its system.
    public const string Urgent = "urgent";

    // Ids.
    public const string Transmissions = "transmissions";

    // Places of stored receipts; whoever stores one hints at it.
    public const string Receipts = "receipts";

    // Events of blobs in the containers recall and print.
    public const string Requests = "requests";

    public static IReadOnlyList<string> All { get; } = [Drops, Urgent, Outbound, Transmissions, Received, Receipts, Requests];

    // Where the host lays a hint that it delivered in vain too often.
    public static string PoisonOf(string queue) => $"{queue}-poison";
}
