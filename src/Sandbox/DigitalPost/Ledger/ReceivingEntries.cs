using Postvogn.Sandbox.DigitalPost.Receipts;

namespace Postvogn.Sandbox.DigitalPost.Ledger;

/// <summary>A letter for a recipient system is there: it will be pushed, or can be fetched.</summary>
/// <param name="SystemId">The recipient system.</param>
/// <param name="MessageUuid">The letter.</param>
/// <param name="Sha256">The SHA-256 of the MeMo's bytes, lower-case hexadecimal.</param>
/// <param name="Size">The length of the MeMo in bytes.</param>
public sealed record MemoOffered(Guid SystemId, Guid MessageUuid, string Sha256, long Size) : LedgerEntry;

/// <summary>A letter was pushed to a recipient system, or tried to be.</summary>
/// <param name="SystemId">The recipient system.</param>
/// <param name="MessageUuid">The letter.</param>
/// <param name="Attempt">The attempt, from 1; pushes on purpose count too.</param>
/// <param name="Answer">What the system answered.</param>
/// <param name="NextAttemptAt">When it is pushed again if no positive business receipt comes; <see langword="null"/> when the schedule
/// does not go on from here.</param>
public sealed record MemoPushed(Guid SystemId, Guid MessageUuid, int Attempt, PushAnswer Answer, DateTimeOffset? NextAttemptAt)
    : LedgerEntry;

/// <summary>A letter was fetched by a recipient system.</summary>
/// <param name="SystemId">The recipient system.</param>
/// <param name="MessageUuid">The letter.</param>
public sealed record MemoFetched(Guid SystemId, Guid MessageUuid) : LedgerEntry;

/// <summary>A business receipt came from a recipient system.</summary>
/// <param name="SystemId">The recipient system.</param>
/// <param name="MessageUuid">The letter.</param>
/// <param name="Receipt">The receipt.</param>
public sealed record MemoReceipted(Guid SystemId, Guid MessageUuid, RecipientReceipt Receipt) : LedgerEntry;

/// <summary>A letter's delivery came to its end.</summary>
/// <param name="SystemId">The recipient system.</param>
/// <param name="MessageUuid">The letter.</param>
/// <param name="State">How it ended.</param>
public sealed record DeliveryEnded(Guid SystemId, Guid MessageUuid, DeliveryState State) : LedgerEntry;

/// <summary>Where the delivery of a letter stands.</summary>
public enum DeliveryState
{
    /// <summary>No positive business receipt has come yet.</summary>
    Open,

    /// <summary>A positive business receipt came.</summary>
    Delivered,

    /// <summary>The recipient system found a virus; a person takes over (TI 10.11).</summary>
    StoppedByVirus,

    /// <summary>Seven days passed; the letter went elsewhere (TI 10.11).</summary>
    Redirected,
}
