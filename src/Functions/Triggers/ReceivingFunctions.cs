using Postvogn.Functions.Letters;
using Postvogn.Functions.Receiving;

namespace Postvogn.Functions.Triggers;

/// <summary>The routes are registered at Digital Post; its certificate is the authorisation, not a key.</summary>
internal sealed class ReceivingFunctions(
    ReceiveMemoEndpoint receiveMemo, ReceiveNotificationEndpoint receiveNotification, HandleReceivedHandler handleReceived,
    PullMemosHandler pullMemos)
{
    // TI 10.5.1. Leads to received, by the event of the blob.
    [Function("ReceiveMemo")]
    public Task<IResult> ReceiveMemo([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "MeMoV1/memos")] HttpRequest request) =>
        receiveMemo.HandleAsync(request);

    // TI 10.7.5. Leads to received, by the event of the note.
    [Function("ReceiveNotification")]
    public Task<IResult> ReceiveNotification(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "notifications/{systemId}")] HttpRequest request, string systemId) =>
        receiveNotification.HandleAsync(systemId, request);

    [Function("HandleReceived")]
    public Task HandleReceived(
        [QueueTrigger(HintQueues.Received, Connection = HintQueues.Connection)] string blobEvent, CancellationToken cancellationToken) =>
        handleReceived.RunAsync(blobEvent, cancellationToken);

    // Leads to received, by the events of the blobs.
    [Function("PullMemos")]
    public Task PullMemos([TimerTrigger("%PullMemosSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        pullMemos.RunAsync(cancellationToken);
}
