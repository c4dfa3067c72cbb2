namespace Postvogn.MeMo;

/// <summary>The status of a receipt (TI 10.8).</summary>
public enum ReceiptStatus
{
    /// <summary>COMPLETED: Digital Post has validated the message; the recipient gets it.</summary>
    Completed,

    /// <summary>NOT_ALLOWED: the sender may not send this message.</summary>
    NotAllowed,

    /// <summary>INVALID: something in the message is invalid.</summary>
    Invalid,

    /// <summary>RECEIVED: it has arrived and is still the sender's responsibility (technical receipts only).</summary>
    Received,
}
