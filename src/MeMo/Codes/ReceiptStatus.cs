namespace Postvogn.MeMo;

/// <summary>What a receipt says about a message (TI 10.8).</summary>
public enum ReceiptStatus
{
    /// <summary><c>COMPLETED</c>: Digital Post has validated the message and delivers it.</summary>
    Completed,

    /// <summary><c>NOT_ALLOWED</c>: the sender may not send this message.</summary>
    NotAllowed,

    /// <summary><c>INVALID</c>: something in the message is wrong.</summary>
    Invalid,

    /// <summary><c>RECEIVED</c>: the message has arrived and is still the sender's responsibility.</summary>
    Received,
}
