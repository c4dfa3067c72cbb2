using System.Text.Json.Nodes;
using Postvogn.Sandbox.DigitalPost.Resources;

namespace Postvogn.Sandbox.DigitalPost.Subscriptions;

/// <summary>Reads a subscription from the body of a call.</summary>
internal static class SubscriptionBody
{
    /// <summary>Reads the body into a subscription; <see langword="null"/>, and the member at fault, when it cannot be.</summary>
    public static Subscription? Read(JsonObject body, Subscription former, SubscriptionKind kind, out string fault)
    {
        var operations = body.Texts("subscriptionOperations", "operationType");
        var address = body.Text("notificationUrl");
        var url = Uri.TryCreate(address, UriKind.Absolute, out var parsed) && parsed.Scheme == Uri.UriSchemeHttps ? parsed : null;
        fault = address is not null && url is null ? "notificationUrl" : "subscriptionOperations";
        if ((address is not null && url is null) || operations.Except(kind.Operations, StringComparer.Ordinal).Any())
            return null;
        var singles = body.Texts(kind.SinglesMember, kind.SingleMember).Where(kind.IsKnown).Distinct(StringComparer.OrdinalIgnoreCase);
        return former with { Operations = operations, Singles = [.. singles], NotificationUrl = url };
    }
}
