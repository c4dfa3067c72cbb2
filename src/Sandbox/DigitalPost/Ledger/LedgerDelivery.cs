namespace Postvogn.Sandbox.DigitalPost;

internal sealed record LedgerDelivery(Guid SystemId, Guid MessageUuid, string Sha256, long Size)
{
    // Answered or not.
    public int Pushes { get; init; }

    // Pushes that got a technical receipt. To a REST_PUBLISH_SUBSCRIBE system, a push only tells of the letter.
    public int AcceptedPushes { get; init; }

    public int Fetches { get; init; }

    public int Receipts { get; init; }

    public int PositiveReceipts { get; init; }

    /// <summary>A letter that was fetched counts once. A push whose answer was lost counts once its receipt has come.</summary>
    public int TimesHandedOver => Fetches > 0 || (AcceptedPushes == 0 && PositiveReceipts > 0) ? 1 : AcceptedPushes;

    public DeliveryState State { get; init; } = DeliveryState.Open;
}
