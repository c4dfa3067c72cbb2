namespace Postvogn.Functions.Letters;

/// <summary>The queues by which hints travel (docs/adr/0024). Their names are registered with Event Grid and in runbooks.</summary>
internal static class HintQueues
{
    /// <summary>The setting, or the prefix of the settings, that leads the host and the app to them.</summary>
    public const string Connection = "HintQueues";

    /// <summary>Events of blobs in the container <c>drop</c>.</summary>
    public const string Drops = "drops";

    /// <summary>Names of sender systems for which letters wait.</summary>
    public const string Outbound = "outbound";

    /// <summary>messageUUIDs of letters that go alone and at once.</summary>
    public const string Urgent = "urgent";

    /// <summary>Ids of transmissions.</summary>
    public const string Transmissions = "transmissions";

    /// <summary>Events of blobs in the container <c>received</c>.</summary>
    public const string Received = "received";

    /// <summary>Places of stored receipts; whoever stores one hints at it.</summary>
    public const string Receipts = "receipts";

    public static IReadOnlyList<string> All { get; } = [Drops, Urgent, Outbound, Transmissions, Received, Receipts];

    /// <summary>Where the host lays a hint that it delivered in vain too often.</summary>
    public static string PoisonOf(string queue) => $"{queue}-poison";
}
