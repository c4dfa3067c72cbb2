namespace Postvogn.Sandbox.DigitalPost.Receipts;

/// <summary>The state of a message in a receipt (TI 10.8).</summary>
public enum ReceiptStatus
{
    /// <summary>Digital Post has validated the message.</summary>
    Completed,

    /// <summary>The sender may not send this message.</summary>
    NotAllowed,

    /// <summary>Something in the message is not valid.</summary>
    Invalid,

    /// <summary>Digital Post has received the message and will validate it.</summary>
    Received,
}
