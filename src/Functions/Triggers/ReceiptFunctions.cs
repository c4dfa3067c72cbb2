using Postvogn.Functions.Letters;
using Postvogn.Functions.Receipts;

namespace Postvogn.Functions.Triggers;

internal sealed class ReceiptFunctions(
    ReceiveReceiptEndpoint receiveReceipt, HandleReceiptHandler handleReceipt, PullReceiptsHandler pullReceipts,
    ChaseReceiptsHandler chaseReceipts)
{
    // TI 10.9, with Digital Post's certificate. Leads to receipts.
    [Function("ReceiveReceipt")]
    public Task<IResult> ReceiveReceipt(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "MeMoV1/{systemId}/receipt")] HttpRequest request, string systemId) =>
        receiveReceipt.HandleAsync(systemId, request);

    // The hint is a receipt's place.
    [Function("HandleReceipt")]
    public Task HandleReceipt(
        [QueueTrigger(HintQueues.Receipts, Connection = HintQueues.Connection)] string blobEvent, CancellationToken cancellationToken) =>
        handleReceipt.RunAsync(blobEvent, cancellationToken);

    // Leads to receipts.
    [Function("PullReceipts")]
    public Task PullReceipts([TimerTrigger("%PullReceiptsSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        pullReceipts.RunAsync(cancellationToken);

    // Leads to receipts and transmissions.
    [Function("ChaseReceipts")]
    public Task ChaseReceipts([TimerTrigger("%ChaseReceiptsSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        chaseReceipts.RunAsync(cancellationToken);
}
