using System.Xml.Linq;

namespace Postvogn.Sandbox.StorageQueues;

/// <summary>A message in a storage queue, as it stands now.</summary>
/// <param name="Number">Its place among all that were sent: of what is visible since the same moment, the older goes first.</param>
/// <param name="Id">Its id.</param>
/// <param name="Text">Its text, as it was sent: base64 where the client encodes.</param>
/// <param name="InsertedAt">When it was sent.</param>
/// <param name="ExpiresAt">From when on it is gone.</param>
/// <param name="VisibleAt">From when on it can be received.</param>
/// <param name="PopReceipt">What whoever received or changed it last must show to change or delete it.</param>
/// <param name="DequeueCount">How often it was received.</param>
internal sealed record StorageMessage(
    long Number,
    string Id,
    string Text,
    DateTimeOffset InsertedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset VisibleAt,
    string PopReceipt,
    int DequeueCount)
{
    /// <summary>The order in which messages are received.</summary>
    public static Comparer<StorageMessage> ByVisibility { get; } =
        Comparer<StorageMessage>.Create((one, other) => (one.VisibleAt, one.Number).CompareTo((other.VisibleAt, other.Number)));

    /// <summary>What a client is told of it: the receipt only if it may change it, the text and count only if it did not send it.</summary>
    public XElement ToXml(bool receipt, bool text) => new(
        "QueueMessage",
        new XElement("MessageId", Id),
        new XElement("InsertionTime", $"{InsertedAt:R}"),
        new XElement("ExpirationTime", $"{ExpiresAt:R}"),
        receipt ? new XElement("PopReceipt", PopReceipt) : null,
        receipt ? new XElement("TimeNextVisible", $"{VisibleAt:R}") : null,
        text ? new XElement("DequeueCount", DequeueCount) : null,
        text ? new XElement("MessageText", Text) : null);
}
