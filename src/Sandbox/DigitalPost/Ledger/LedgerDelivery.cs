namespace Postvogn.Sandbox.DigitalPost.Ledger;

/// <summary>A letter on its way to a recipient system.</summary>
public sealed record LedgerDelivery
{
    /// <summary>The letter.</summary>
    public required Guid MessageUuid { get; init; }

    /// <summary>The recipient system.</summary>
    public required Guid SystemId { get; init; }

    /// <summary>The SHA-256 of the MeMo's bytes, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The length of the MeMo in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>How often it was pushed, answered or not.</summary>
    public int Pushes { get; init; }

    /// <summary>
    /// How many of the pushes got a technical receipt. To a REST_PUBLISH_SUBSCRIBE system, a push only tells of the letter.
    /// </summary>
    public int AcceptedPushes { get; init; }

    /// <summary>How often it was fetched.</summary>
    public int Fetches { get; init; }

    /// <summary>How many business receipts came for it.</summary>
    public int Receipts { get; init; }

    /// <summary>How many of them were positive.</summary>
    public int PositiveReceipts { get; init; }

    /// <summary>
    /// How often the system got it: with each accepted push; once when it was fetched, however often that was and it was told of. A push
    /// whose answer was lost counts once its receipt has come: the system has the letter.
    /// </summary>
    public int TimesHandedOver => Fetches > 0 || (AcceptedPushes == 0 && PositiveReceipts > 0) ? 1 : AcceptedPushes;

    /// <summary>Where it stands.</summary>
    public DeliveryState State { get; init; } = DeliveryState.Open;
}
