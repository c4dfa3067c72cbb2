using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Receiving;

/// <summary>The content of <c>deliveries/{systemId}/{uuid}.json</c>.</summary>
internal sealed record Delivery
{
    public required Guid SystemId { get; init; }

    public required Guid MessageUuid { get; init; }

    /// <summary>The folder of the inbox that it goes to; null when it was found infected before one was chosen.</summary>
    public string? Destination { get; init; }

    public required DeliveryStatus Status { get; init; }

    public string? Found { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}

internal enum DeliveryStatus
{
    Delivering,

    /// <summary>It lies in the inbox whole, or was fetched from there already.</summary>
    Delivered,

    Quarantined,
}

internal static class Deliveries
{
    public static ValueTask<Stored<Delivery>?> ReadDeliveryAsync(
        this IBlobStore store, Guid systemId, Guid messageUuid, CancellationToken cancellationToken) =>
        store.ReadAsync(Places.Delivery(systemId, messageUuid), ReceivingJson.Default.Delivery, cancellationToken);

    /// <summary>Gives the version written; null: somebody else was there since <paramref name="last"/>.</summary>
    public static ValueTask<string?> WriteDeliveryAsync(
        this IBlobStore store, Delivery next, string? last, CancellationToken cancellationToken) =>
        store.WriteAsync(
            Places.Delivery(next.SystemId, next.MessageUuid), next, ReceivingJson.Default.Delivery,
            last is null ? BlobCondition.IfAbsent : BlobCondition.IfMatch(last), cancellationToken);

    public static string NameOf(this PostvognSettings settings, Guid systemId) => settings.SystemById(systemId)?.Name ?? "unknown";
}
