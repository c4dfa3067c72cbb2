using Postvogn.MeMo;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>All submissions of it, a receipt for each. SHA-256 and size are those of the accepted MeMo, else of the last.</summary>
internal sealed record LedgerMessage(Guid MessageUuid, Guid SystemId, IReadOnlyList<Receipt> Receipts, string Sha256, long Size)
{
    public int Submissions => Receipts.Count;

    /// <summary>The COMPLETED one, else the last.</summary>
    public Receipt FinalReceipt => Receipts.FirstOrDefault(receipt => receipt.ReceiptStatus == ReceiptStatus.Completed) ?? Receipts[^1];

    public bool IsAccepted => FinalReceipt.ReceiptStatus == ReceiptStatus.Completed;
}
