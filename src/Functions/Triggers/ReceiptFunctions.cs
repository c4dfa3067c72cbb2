using Microsoft.Azure.Functions.Worker;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receipts;

namespace Postvogn.Functions.Triggers;

/// <summary>Receipts of the letters that we sent.</summary>
internal sealed class ReceiptFunctions(
    ReceiveReceiptEndpoint receiveReceipt,
    HandleReceiptHandler handleReceipt,
    PullReceiptsHandler pullReceipts,
    ChaseReceiptsHandler chaseReceipts)
{
    /// <summary>Digital Post pushes a receipt (TI 10.9), with its certificate. Leads to <c>receipts</c>.</summary>
    [Function("ReceiveReceipt")]
    public Task<IResult> ReceiveReceipt(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "MeMoV1/{systemId}/receipt")] HttpRequest request, string systemId) =>
        receiveReceipt.HandleAsync(systemId, request);

    /// <summary>A receipt is stored (its place). It settles its letters.</summary>
    [Function("HandleReceipt")]
    public Task HandleReceipt(
        [QueueTrigger(HintQueues.Receipts, Connection = HintQueues.Connection)] string blobEvent, CancellationToken cancellationToken) =>
        handleReceipt.RunAsync(blobEvent, cancellationToken);

    /// <summary>Fetches receipts of systems with REST_PULL or SFTP. Leads to <c>receipts</c>.</summary>
    [Function("PullReceipts")]
    public Task PullReceipts([TimerTrigger("%PullReceiptsSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        pullReceipts.RunAsync(cancellationToken);

    /// <summary>Asks the event log about letters whose receipts never came. Leads to <c>receipts</c> and <c>transmissions</c>.</summary>
    [Function("ChaseReceipts")]
    public Task ChaseReceipts([TimerTrigger("%ChaseReceiptsSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        chaseReceipts.RunAsync(cancellationToken);
}
