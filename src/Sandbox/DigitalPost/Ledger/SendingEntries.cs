using Postvogn.Sandbox.DigitalPost.Receipts;

namespace Postvogn.Sandbox.DigitalPost.Ledger;

/// <summary>A transmission was taken in whole, and its technical receipt was given.</summary>
/// <param name="TransmissionId">The transmission.</param>
/// <param name="SystemId">The sender system.</param>
/// <param name="IsBulk">Whether it is handled as a bulk transmission (TI 10.7.1).</param>
/// <param name="IsArchive">Whether it is a .tar.lzma rather than one XML file.</param>
/// <param name="Size">The length of the content in bytes.</param>
/// <param name="TraceParent">The traceparent of the answer.</param>
public sealed record TransmissionReceived(Guid TransmissionId, Guid SystemId, bool IsBulk, bool IsArchive, long Size, string TraceParent)
    : LedgerEntry;

/// <summary>A message was validated, and its business receipt was made; it goes out after the delay.</summary>
/// <param name="SystemId">The sender system.</param>
/// <param name="Receipt">The business receipt. Without a messageUUID it speaks of an archive that could not be opened.</param>
/// <param name="Sha256">The SHA-256 of the MeMo's bytes (or the archive's), lower-case hexadecimal.</param>
/// <param name="Size">The length of the MeMo (or the archive) in bytes.</param>
public sealed record MessageSettled(Guid SystemId, Receipt Receipt, string Sha256, long Size) : LedgerEntry
{
    /// <summary>What its header says; <see langword="null"/> when it could not be read.</summary>
    public MessageFacts? Facts { get; init; }
}

/// <summary>A business receipt was pushed to a sender system, or tried to be.</summary>
/// <param name="SystemId">The sender system.</param>
/// <param name="Receipt">The business receipt.</param>
/// <param name="Attempt">The attempt, from 1.</param>
/// <param name="Answer">What the system answered.</param>
/// <param name="NextAttemptAt">When it is tried again; <see langword="null"/> when it was taken or given up.</param>
public sealed record ReceiptPushed(Guid SystemId, Receipt Receipt, int Attempt, PushAnswer Answer, DateTimeOffset? NextAttemptAt)
    : LedgerEntry;

/// <summary>A business receipt was not sent because its endpoint is blacklisted for a while (TI 10.9.1).</summary>
/// <param name="SystemId">The sender system.</param>
/// <param name="Receipt">The business receipt.</param>
/// <param name="NextAttemptAt">When it is tried again; <see langword="null"/> when it was given up.</param>
public sealed record ReceiptHeldBack(Guid SystemId, Receipt Receipt, DateTimeOffset? NextAttemptAt) : LedgerEntry;

/// <summary>What became of a business receipt that is kept for pulling.</summary>
public enum ShelfChange
{
    /// <summary>It was laid out for fetching.</summary>
    LaidOut,

    /// <summary>It was fetched.</summary>
    Fetched,

    /// <summary>It was deleted, on order or by being fetched.</summary>
    Deleted,

    /// <summary>It was removed after seven days, fetched or not (TI 10.8.2).</summary>
    Expired,
}

/// <summary>A change to a business receipt that is kept for pulling.</summary>
/// <param name="SystemId">The sender system.</param>
/// <param name="ReceiptId">The id of the receipt.</param>
/// <param name="Receipt">The business receipt.</param>
/// <param name="Change">What became of it.</param>
public sealed record ReceiptShelved(Guid SystemId, Guid ReceiptId, Receipt Receipt, ShelfChange Change) : LedgerEntry;
