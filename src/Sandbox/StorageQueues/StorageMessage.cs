using System.Xml.Linq;

namespace Postvogn.Sandbox.StorageQueues;

/// <summary>Of what is visible since the same moment, the lower number goes first.</summary>
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
    public static Comparer<StorageMessage> ByVisibility { get; } =
        Comparer<StorageMessage>.Create((one, other) => (one.VisibleAt, one.Number).CompareTo((other.VisibleAt, other.Number)));

    /// <summary>The receipt only for who may change it, the text and count only for who did not send it.</summary>
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
