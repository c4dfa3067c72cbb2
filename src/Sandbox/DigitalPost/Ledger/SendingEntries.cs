namespace Postvogn.Sandbox.DigitalPost;

/// <summary>Taken in whole. Bulk: TI 10.7.1.</summary>
internal sealed record TransmissionReceived(Guid TransmissionId, Guid SystemId, bool IsBulk, bool IsArchive, long Size, string TraceParent)
    : LedgerEntry;

/// <summary>Without a messageUUID all of it speaks of an archive that could not be opened.</summary>
internal sealed record MessageSettled(Guid SystemId, Receipt Receipt, string Sha256, long Size) : LedgerEntry
{
    // Null when its header could not be read.
    public MessageFacts? Facts { get; init; }
}

/// <summary>Validated; it lies here until its day begins in Denmark (DELAYED_MEMO_SEND_VALIDATED_AWAITING_DELAY).</summary>
internal sealed record DelayedMemoKept(Guid SystemId, Guid MessageUuid, DateTimeOffset Until) : LedgerEntry;

/// <summary>Its day has come.</summary>
internal sealed record DelayedMemoSent(Guid SystemId, Guid MessageUuid) : LedgerEntry;

/// <summary>TI 10.4.</summary>
internal sealed record MemoRecalled(Guid SystemId, Guid MessageUuid) : LedgerEntry;

/// <summary>Without a next attempt it was taken or given up.</summary>
internal sealed record ReceiptPushed(Guid SystemId, Receipt Receipt, int Attempt, PushAnswer Answer, DateTimeOffset? NextAttemptAt)
    : LedgerEntry;

/// <summary>Blacklisted (TI 10.9.1). Without a next attempt it was given up.</summary>
internal sealed record ReceiptHeldBack(Guid SystemId, Receipt Receipt, DateTimeOffset? NextAttemptAt) : LedgerEntry;

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
