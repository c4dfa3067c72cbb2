namespace Postvogn.Sandbox.DigitalPost;

internal sealed record MemoOffered(Guid SystemId, Guid MessageUuid, string Sha256, long Size) : LedgerEntry;

/// <summary>Pushes on purpose count too. Without a next attempt the schedule ends here.</summary>
internal sealed record MemoPushed(Guid SystemId, Guid MessageUuid, int Attempt, PushAnswer Answer, DateTimeOffset? NextAttemptAt)
    : LedgerEntry;

internal sealed record MemoFetched(Guid SystemId, Guid MessageUuid) : LedgerEntry;

internal sealed record MemoReceipted(Guid SystemId, Guid MessageUuid, RecipientReceipt Receipt) : LedgerEntry;

internal sealed record DeliveryEnded(Guid SystemId, Guid MessageUuid, DeliveryState State) : LedgerEntry;

internal enum DeliveryState
{
    Open,

    Delivered,

    // A person takes over (TI 10.11).
    StoppedByVirus,

    // Seven days passed; the letter went elsewhere (TI 10.11).
    Redirected,
}
