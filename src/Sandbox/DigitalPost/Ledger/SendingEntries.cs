namespace Postvogn.Sandbox.DigitalPost;

/// <summary>A transmission was taken in whole, and its technical receipt was given. Whether it is bulk: TI 10.7.1.</summary>
internal sealed record TransmissionReceived(Guid TransmissionId, Guid SystemId, bool IsBulk, bool IsArchive, long Size, string TraceParent)
    : LedgerEntry;

/// <summary>A message was validated, and its business receipt was made; it goes out after the delay. A receipt without a messageUUID speaks
/// of an archive that could not be opened, as do SHA-256 and size then.</summary>
internal sealed record MessageSettled(Guid SystemId, Receipt Receipt, string Sha256, long Size) : LedgerEntry
{
    // Null when its header could not be read.
    public MessageFacts? Facts { get; init; }
}

/// <summary>Tried, answered or not. Without a next attempt it was taken or given up.</summary>
internal sealed record ReceiptPushed(Guid SystemId, Receipt Receipt, int Attempt, PushAnswer Answer, DateTimeOffset? NextAttemptAt)
    : LedgerEntry;

/// <summary>Not sent because the endpoint is blacklisted for a while (TI 10.9.1). Without a next attempt it was given up.</summary>
internal sealed record ReceiptHeldBack(Guid SystemId, Receipt Receipt, DateTimeOffset? NextAttemptAt) : LedgerEntry;

/// <summary>What became of a business receipt that is kept for pulling.</summary>
internal enum ShelfChange
{
    LaidOut,

    Fetched,

    // On order, or by being fetched.
    Deleted,

    // After seven days, fetched or not (TI 10.8.2).
    Expired,
}

internal sealed record ReceiptShelved(Guid SystemId, Guid ReceiptId, Receipt Receipt, ShelfChange Change) : LedgerEntry;
