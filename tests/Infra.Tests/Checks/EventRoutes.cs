using System.Text.RegularExpressions;
using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>
/// Blob events of a container go to its queue as docs/adr/0004 says, as CloudEvents, delivered by identity, and are kept when they cannot
/// be.
/// </summary>
public static partial class EventRoutes
{
    private static readonly (string Path, string Value)[] Rules =
    [
        ("properties.eventDeliverySchema", "CloudEventSchemaV1_0"),
        ("properties.filter.includedEventTypes", """["Microsoft.Storage.BlobCreated"]"""),
        ("properties.deliveryWithResourceIdentity.identity.type", "SystemAssigned"),
        ("properties.deliveryWithResourceIdentity.destination.endpointType", "StorageQueue"),
        ("properties.deadLetterWithResourceIdentity.identity.type", "SystemAssigned"),
        ("properties.deadLetterWithResourceIdentity.deadLetterDestination.endpointType", "StorageBlob"),
        ("properties.deadLetterWithResourceIdentity.deadLetterDestination.properties.blobContainerName", "undelivered"),
    ];

    /// <summary>docs/adr/0004: "Blob events … go to the queues …", of print the answers alone.</summary>
    public static IReadOnlyDictionary<string, string> Decided { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["drop"] = "drops",
        ["received"] = "received",
        ["recall"] = "requests",
        ["print"] = "requests",
    };

    public static IEnumerable<string> Faults(Snapshot snapshot)
    {
        var subscriptions = snapshot.Of("Microsoft.EventGrid/systemTopics/eventSubscriptions").ToList();
        var made = subscriptions.Select(RouteOf).ToList();
        return
        [
            .. Decided.Except(made).Select(route => $"events of {route.Key} do not go to {route.Value}."),
            .. made.Except(Decided).Select(route => $"events of {route.Key} go to {route.Value}."),
            .. from subscription in subscriptions
               from rule in Rules
               where subscription.Text(rule.Path) != rule.Value
               select $"{RouteOf(subscription).Key}: {rule.Path} is not {rule.Value}.",
            .. from subscription in subscriptions
               let ending = subscription.Text("properties.filter.subjectEndsWith") ?? ""
               where ending != (RouteOf(subscription).Key == "print" ? "/printed.json" : "")
               select $"{RouteOf(subscription).Key}: properties.filter.subjectEndsWith is '{ending}'.",
        ];
    }

    private static KeyValuePair<string, string> RouteOf(Resource subscription) => KeyValuePair.Create(
        Subject().Match(subscription.Text("properties.filter.subjectBeginsWith") ?? "").Groups[1].Value,
        subscription.Text("properties.deliveryWithResourceIdentity.destination.properties.queueName") ?? "");

    [GeneratedRegex("^/blobServices/default/containers/([a-z]+)/blobs/$")]
    private static partial Regex Subject();
}
