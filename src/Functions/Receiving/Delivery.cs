using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Receiving;

/// <summary>The content of <c>deliveries/{systemId}/{uuid}.json</c>.</summary>
internal sealed record Delivery
{
    public required Guid SystemId { get; init; }

    public required Guid MessageUuid { get; init; }

    // The folder of the inbox; null when it was found infected before one was chosen.
    public string? Destination { get; init; }

    // As it was when the delivery began: whoever goes on with it does not decide anew (docs/adr/0041).
    public RouteReason? RoutedBy { get; init; }

    public AnsweredLetter? Answers { get; init; }

    // The system whose letter of the same messageUUID came there first: then this one lies apart from it.
    public Guid? ApartFrom { get; init; }

    // Within the destination.
    [JsonIgnore]
    public string Folder => ApartFrom is null ? $"{MessageUuid:D}" : $"{MessageUuid:D}-{SystemId:D}";

    // The push that is delivered, whichever others come meanwhile (docs/adr/0040); null before December 2026, and when it was found
    // infected before a delivery began.
    public ReceivedPush? Push { get; init; }

    public required DeliveryStatus Status { get; init; }

    public string? Found { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}

/// <summary>A push or fetch of a letter as it is stored: the blob's name, and its version.</summary>
internal sealed record ReceivedPush(string Name, string Version);

internal enum DeliveryStatus
{
    Delivering,

    // Or was fetched from the inbox already.
    Delivered,

    Quarantined,
}

internal static class Deliveries
{
    public static ValueTask<Stored<Delivery>?> ReadDeliveryAsync(
        this IBlobStore store, Guid systemId, Guid messageUuid, CancellationToken cancellationToken) =>
        store.ReadAsync(Places.Delivery(systemId, messageUuid), ReceivingJson.Default.Delivery, cancellationToken);

    // Null: somebody else was there since.
    public static ValueTask<string?> WriteDeliveryAsync(
        this IBlobStore store, Delivery next, string? last, CancellationToken cancellationToken) =>
        store.WriteAsync(
            Places.Delivery(next.SystemId, next.MessageUuid), next, ReceivingJson.Default.Delivery,
            last is null ? BlobCondition.IfAbsent : BlobCondition.IfMatch(last), cancellationToken);

    public static string NameOf(this PostvognSettings settings, Guid systemId) => settings.SystemById(systemId)?.Name ?? "unknown";
}
