using Postvogn.MeMo;
using Postvogn.Sandbox.DigitalPost.Receipts;

namespace Postvogn.Sandbox.DigitalPost.Ledger;

/// <summary>A message as Digital Post knows it, over all the times that it was submitted.</summary>
/// <param name="MessageUuid">The message.</param>
/// <param name="SystemId">The sender system that submitted it first.</param>
/// <param name="Receipts">The business receipt of each submission, in order.</param>
/// <param name="Sha256">The SHA-256 of the accepted MeMo's bytes (of the last submission's, as long as none is accepted), lower-case
/// hexadecimal.</param>
/// <param name="Size">The length of the same MeMo in bytes.</param>
public sealed record LedgerMessage(Guid MessageUuid, Guid SystemId, IReadOnlyList<Receipt> Receipts, string Sha256, long Size)
{
    /// <summary>How often it was submitted.</summary>
    public int Submissions => Receipts.Count;

    /// <summary>The receipt that stands: the COMPLETED one, else the last.</summary>
    public Receipt FinalReceipt => Receipts.FirstOrDefault(receipt => receipt.ReceiptStatus == ReceiptStatus.Completed) ?? Receipts[^1];

    /// <summary>Whether Digital Post accepted it. It accepts a message at most once.</summary>
    public bool IsAccepted => FinalReceipt.ReceiptStatus == ReceiptStatus.Completed;
}
