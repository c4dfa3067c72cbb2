using System.Text.Json.Nodes;
using Postvogn.Sandbox.DigitalPost.Resources;

namespace Postvogn.Sandbox.DigitalPost.Subscriptions;

/// <summary>What a sender system wants to be told of (TI 4.5.5, 5.8).</summary>
internal sealed record Subscription(Guid Id, Guid SystemId, long Version)
{
    public IReadOnlyList<string> Operations { get; init; } = [];

    /// <summary>The single contacts' ids, or the single organisations' CVR numbers.</summary>
    public IReadOnlyList<string> Singles { get; init; } = [];

    /// <summary>Where to; without it the subscription is not active.</summary>
    public Uri? NotificationUrl { get; init; }

    public JsonObject ToDocument(SubscriptionKind kind) => new()
    {
        ["id"] = Id.ToString("D"),
        ["version"] = Version,
        ["transactionId"] = $"F{Version:x4}{Id:N}"[..32],
        ["senderSystemId"] = SystemId.ToString("D"),
        ["subscriptionOperations"] = new JsonArray([.. Operations.Select(it => JsonValue.Create(it))]),
        [kind.SinglesMember] = new JsonArray([.. Singles.Select((it, index) => Single(kind, it, index))]),
        ["notificationUrl"] = NotificationUrl?.OriginalString,
    };

    private JsonObject Single(SubscriptionKind kind, string value, int index) => new()
    {
        ["id"] = Members.PartOf(Id, (byte)(index + 1)),
        ["version"] = 0,
        [kind.SingleMember] = value,
    };
}
