namespace Postvogn.Functions.Receiving;

/// <summary>The delivery of a received letter: the content of <c>deliveries/{systemId}/{uuid}.json</c>.</summary>
internal sealed record Delivery
{
    public required Guid SystemId { get; init; }

    public required Guid MessageUuid { get; init; }

    /// <summary>The folder of the inbox that it goes to; null when it was found infected before one was chosen.</summary>
    public string? Destination { get; init; }

    public required DeliveryStatus Status { get; init; }

    /// <summary>What the scanner found in it; only when it is in quarantine.</summary>
    public string? Found { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}

internal enum DeliveryStatus
{
    /// <summary>Its files are being laid in the inbox.</summary>
    Delivering,

    /// <summary>It lies in the inbox whole, or was fetched from there already.</summary>
    Delivered,

    /// <summary>It is infected: it lies in quarantine and is never delivered.</summary>
    Quarantined,
}
