using System.Text.Json;

namespace Postvogn.DigitalPost;

public sealed partial class DigitalPostClient
{
    /// <summary>What this recipient system did with a MeMo: POST /memos/{id}/receipt/ (TI 10.8.5). Also for one that came twice (TI
    /// 10.10).</summary>
    public Task<Answer<Nothing>> PostBusinessReceiptAsync(Guid memoId, Receipt receipt, CancellationToken cancellationToken = default) =>
        caller.CallAsync(
            new ApiCall<Nothing>(Operation.PostBusinessReceipt, AnswerReader.Nothing, memoId)
            {
                Json = JsonSerializer.SerializeToUtf8Bytes(receipt, DigitalPostJson.Default.Receipt),
            },
            cancellationToken);

    /// <summary>Those that wait for this sender system: GET /receipts/ (TI 10.8.3).</summary>
    public Task<Answer<IdPage>> FetchReceiptIdsAsync(Page page, CancellationToken cancellationToken = default) =>
        caller.CallAsync(
            new ApiCall<IdPage>(Operation.ListReceipts, AnswerReader.Json(DigitalPostJson.Default.IdPage)) { Query = $"?{page}" },
            cancellationToken);

    /// <summary>GET /receipts-bulk/ (TI 10.8.4). They stay until each is deleted. One unreadable receipt makes the page so; then
    /// <see cref="FetchReceiptIdsAsync"/> and <see cref="FetchReceiptAsync"/> give the others.</summary>
    public Task<Answer<ReceiptPage>> FetchReceiptsInBulkAsync(Page page, CancellationToken cancellationToken = default) =>
        caller.CallAsync(
            new ApiCall<ReceiptPage>(Operation.FetchReceiptsInBulk, AnswerReader.Json(DigitalPostJson.Default.ReceiptPage))
            {
                Query = $"?{page}",
            },
            cancellationToken);

    /// <summary>GET /receipts/{id}/?delete= (TI 10.8.3). One deleted as it is fetched is lost when the answer is: store it, then
    /// <see cref="DeleteReceiptAsync"/>.</summary>
    public Task<Answer<Receipt>> FetchReceiptAsync(Guid receiptId, bool delete = false, CancellationToken cancellationToken = default) =>
        caller.CallAsync(
            new ApiCall<Receipt>(Operation.FetchReceipt, AnswerReader.Receipt, receiptId)
            {
                Query = delete ? "?delete=true" : "?delete=false",
                Accept = "application/json, application/xml; q=0.9",
            },
            cancellationToken);

    /// <summary>One that is stored: DELETE /receipts/{id} (TI 10.8.3).</summary>
    public Task<Answer<Nothing>> DeleteReceiptAsync(Guid receiptId, CancellationToken cancellationToken = default) =>
        caller.CallAsync(new ApiCall<Nothing>(Operation.DeleteReceipt, AnswerReader.Nothing, receiptId), cancellationToken);
}
