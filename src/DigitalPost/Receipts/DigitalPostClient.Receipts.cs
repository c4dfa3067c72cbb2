using System.Text.Json;

namespace Postvogn.DigitalPost;

/// <content>Receipts in and out (TI 10.8).</content>
public sealed partial class DigitalPostClient
{
    /// <summary>Tells Digital Post what this recipient system did with a MeMo: POST /memos/{id}/receipt/ (TI 10.8.5). Also for a MeMo that
    /// came twice (TI 10.10).</summary>
    public Task<Answer<Nothing>> PostBusinessReceiptAsync(Guid memoId, Receipt receipt, CancellationToken cancellationToken = default) =>
        caller.CallAsync(
            new ApiCall<Nothing>(Operation.PostBusinessReceipt, AnswerReader.Nothing, memoId)
            {
                Json = JsonSerializer.SerializeToUtf8Bytes(receipt, DigitalPostJson.Default.Receipt),
            },
            cancellationToken);

    /// <summary>The ids of the receipts that wait for this sender system: GET /receipts/ (TI 10.8.3).</summary>
    public Task<Answer<IdPage>> FetchReceiptIdsAsync(Page page, CancellationToken cancellationToken = default) =>
        caller.CallAsync(
            new ApiCall<IdPage>(Operation.ListReceipts, AnswerReader.Json(DigitalPostJson.Default.IdPage)) { Query = $"?{page}" },
            cancellationToken);

    /// <summary>The receipts that wait, a page at a time: GET /receipts-bulk/ (TI 10.8.4). They stay until each is deleted. When one
    /// receipt is unreadable the page is; then <see cref="FetchReceiptIdsAsync"/> and <see cref="FetchReceiptAsync"/> give the
    /// others.</summary>
    public Task<Answer<ReceiptPage>> FetchReceiptsInBulkAsync(Page page, CancellationToken cancellationToken = default) =>
        caller.CallAsync(
            new ApiCall<ReceiptPage>(Operation.FetchReceiptsInBulk, AnswerReader.Json(DigitalPostJson.Default.ReceiptPage))
            {
                Query = $"?{page}",
            },
            cancellationToken);

    /// <summary>One receipt: GET /receipts/{id}/?delete= (TI 10.8.3). Left there unless <paramref name="delete"/>: a receipt that is
    /// deleted as it is fetched is lost when the answer is. Store it, then <see cref="DeleteReceiptAsync"/>.</summary>
    public Task<Answer<Receipt>> FetchReceiptAsync(Guid receiptId, bool delete = false, CancellationToken cancellationToken = default) =>
        caller.CallAsync(
            new ApiCall<Receipt>(Operation.FetchReceipt, AnswerReader.Receipt, receiptId)
            {
                Query = delete ? "?delete=true" : "?delete=false",
                Accept = "application/json, application/xml; q=0.9",
            },
            cancellationToken);

    /// <summary>Deletes a receipt that is stored: DELETE /receipts/{id} (TI 10.8.3).</summary>
    public Task<Answer<Nothing>> DeleteReceiptAsync(Guid receiptId, CancellationToken cancellationToken = default) =>
        caller.CallAsync(new ApiCall<Nothing>(Operation.DeleteReceipt, AnswerReader.Nothing, receiptId), cancellationToken);
}
