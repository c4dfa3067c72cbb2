using Postvogn.MeMo;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>All submissions of it, a receipt for each. SHA-256 and size are those of the accepted MeMo, else of the last.</summary>
internal sealed record LedgerMessage(Guid MessageUuid, Guid SystemId, IReadOnlyList<Receipt> Receipts, string Sha256, long Size)
{
    public int Submissions => Receipts.Count;

    /// <summary>The COMPLETED one, else the last.</summary>
    public Receipt FinalReceipt => Receipts.FirstOrDefault(receipt => receipt.ReceiptStatus == ReceiptStatus.Completed) ?? Receipts[^1];

    public bool IsAccepted => FinalReceipt.ReceiptStatus == ReceiptStatus.Completed;

    /// <summary>Of the accepted MeMo.</summary>
    public MessageFacts? Facts { get; init; }

    /// <summary>Its day of delivery has not come.</summary>
    public bool IsWaiting { get; init; }

    public bool IsRecalled { get; init; }

    /// <summary>The recipient has it: COMPLETED alone says that it was validated (TI 10.8).</summary>
    public bool IsDelivered => IsAccepted && !IsWaiting && !IsRecalled;
}
