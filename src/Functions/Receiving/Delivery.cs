namespace Postvogn.Functions.Receiving;

/// <summary>The delivery of a received letter: the content of <c>deliveries/{systemId}/{uuid}.json</c>.</summary>
internal sealed record Delivery
{
    /// <summary>The recipient system.</summary>
    public required Guid SystemId { get; init; }

    /// <summary>The letter.</summary>
    public required Guid MessageUuid { get; init; }

    /// <summary>The folder of the inbox that it goes to; null when it was found infected before one was chosen.</summary>
    public string? Destination { get; init; }

    /// <summary>The state.</summary>
    public required DeliveryStatus Status { get; init; }

    /// <summary>What the scanner found in it; only when it is in quarantine.</summary>
    public string? Found { get; init; }

    /// <summary>When it changed last (UTC).</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}
