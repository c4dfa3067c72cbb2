using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>
/// Blob events of a container go to its queue as docs/adr/0004 says, as CloudEvents, delivered by identity, and are kept when they cannot
/// be.
/// </summary>
public static class EventRoutes
{
    private static readonly (string[] Path, string Value)[] Rules =
    [
        (["properties", "eventDeliverySchema"], "'CloudEventSchemaV1_0'"),
        (["properties", "filter", "includedEventTypes"], "['Microsoft.Storage.BlobCreated']"),
        (["properties", "filter", "subjectBeginsWith"], "'/blobServices/default/containers/${route.container}/blobs/'"),
        (["properties", "deliveryWithResourceIdentity", "destination", "endpointType"], "'StorageQueue'"),
        (["properties", "deadLetterWithResourceIdentity", "deadLetterDestination", "endpointType"], "'StorageBlob'"),
    ];

    public static IEnumerable<string> Faults(Template template, IReadOnlyDictionary<string, string> routes)
    {
        var subscriptions = template.Resources("Microsoft.EventGrid/systemTopics/eventSubscriptions").ToList();
        var made = subscriptions.SelectMany(subscription => Routes(subscription.File, subscription.Resource)).ToList();
        return
        [
            .. routes.Where(route => !made.Contains((route.Key, route.Value))).Select(route =>
                $"events of {route.Key} do not go to {route.Value}."),
            .. made.Where(route => !routes.Contains(KeyValuePair.Create(route.Container, route.Queue))).Select(route =>
                $"events of {route.Container} go to {route.Queue}."),
            .. subscriptions.SelectMany(subscription => Broken(subscription.File, subscription.Resource)),
        ];
    }

    private static IEnumerable<(string Container, string Queue)> Routes(BicepFile file, Declaration subscription) =>
        from route in subscription.Iterated is { } items ? file.Find(items.Text)?.Value.Children ?? [] : []
        select (route.At("container")?.Literal ?? "", route.At("queue")?.Literal ?? "");

    private static IEnumerable<string> Broken(BicepFile file, Declaration subscription) =>
        from rule in Rules
        where subscription.Body.At(rule.Path)?.Text != rule.Value
        select file.Fault(subscription.Node, $"{string.Join('.', rule.Path)} is not {rule.Value}.");
}
