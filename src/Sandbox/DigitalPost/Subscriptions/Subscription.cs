namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 4.5.5, 5.8.</summary>
internal sealed record Subscription(Guid Id, Guid SystemId, long Version)
{
    public IReadOnlyList<string> Operations { get; init; } = [];

    // Contacts' ids, or organisations' CVR numbers.
    public IReadOnlyList<string> Singles { get; init; } = [];

    // Without it the subscription is not active.
    public Uri? NotificationUrl { get; init; }

    public JsonObject ToDocument(SubscriptionKind kind) => new()
    {
        ["id"] = Id.ToString("D"),
        ["version"] = Version,
        ["transactionId"] = Members.TransactionOf(Id, Version),
        ["senderSystemId"] = SystemId.ToString("D"),
        ["subscriptionOperations"] = new JsonArray([.. Operations.Select(it => JsonValue.Create(it))]),
        [kind.SinglesMember] = new JsonArray([.. Singles.Select((it, index) => Single(kind, it, index))]),
        ["notificationUrl"] = NotificationUrl?.OriginalString,
    };

    public Subscription? Read(JsonObject body, SubscriptionKind kind, out string fault)
    {
        var operations = body.Texts("subscriptionOperations", "operationType");
        var address = body.Text("notificationUrl");
        var url = Uri.TryCreate(address, UriKind.Absolute, out var parsed) && parsed.Scheme == Uri.UriSchemeHttps ? parsed : null;
        fault = address is not null && url is null ? "notificationUrl" : "subscriptionOperations";
        if ((address is not null && url is null) || operations.Except(kind.Operations, StringComparer.Ordinal).Any())
            return null;
        var singles = body.Texts(kind.SinglesMember, kind.SingleMember).Where(kind.IsKnown).Distinct(StringComparer.OrdinalIgnoreCase);
        return this with { Operations = operations, Singles = [.. singles], NotificationUrl = url };
    }

    private JsonObject Single(SubscriptionKind kind, string value, int index) => new()
    {
        ["id"] = Members.PartOf(Id, (byte)(index + 1)),
        ["version"] = 0,
        [kind.SingleMember] = value,
    };
}
