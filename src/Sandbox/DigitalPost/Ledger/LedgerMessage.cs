using Postvogn.MeMo;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>A message over all the times that it was submitted, with a receipt for each. SHA-256 and size are those of the accepted MeMo
/// (of the last submission, as long as none is accepted).</summary>
internal sealed record LedgerMessage(Guid MessageUuid, Guid SystemId, IReadOnlyList<Receipt> Receipts, string Sha256, long Size)
{
    public int Submissions => Receipts.Count;

    /// <summary>The receipt that stands: the COMPLETED one, else the last.</summary>
    public Receipt FinalReceipt => Receipts.FirstOrDefault(receipt => receipt.ReceiptStatus == ReceiptStatus.Completed) ?? Receipts[^1];

    /// <summary>Digital Post accepts a message at most once.</summary>
    public bool IsAccepted => FinalReceipt.ReceiptStatus == ReceiptStatus.Completed;
}
