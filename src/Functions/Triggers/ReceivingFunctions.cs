using Microsoft.Azure.Functions.Worker;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receiving;

namespace Postvogn.Functions.Triggers;

/// <summary>Letters on their way in. The routes are registered at Digital Post; its certificate is the authorisation, not a key.</summary>
internal sealed class ReceivingFunctions(
    ReceiveMemoEndpoint receiveMemo,
    ReceiveNotificationEndpoint receiveNotification,
    HandleReceivedHandler handleReceived,
    PullMemosHandler pullMemos)
{
    /// <summary>Digital Post pushes a letter (TI 10.5.1). Leads to <c>received</c>, by the event of the blob.</summary>
    [Function("ReceiveMemo")]
    public Task<IResult> ReceiveMemo([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "MeMoV1/memos")] HttpRequest request) =>
        receiveMemo.HandleAsync(request);

    /// <summary>Digital Post tells that a letter waits (TI 10.7.5). Leads to <c>received</c>, by the event of the note.</summary>
    [Function("ReceiveNotification")]
    public Task<IResult> ReceiveNotification(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "notifications/{systemId}")] HttpRequest request, string systemId) =>
        receiveNotification.HandleAsync(systemId, request);

    /// <summary>A letter, or a note that one waits, is stored (the event of its blob).</summary>
    [Function("HandleReceived")]
    public Task HandleReceived(
        [QueueTrigger(HintQueues.Received, Connection = HintQueues.Connection)] string blobEvent, CancellationToken cancellationToken) =>
        handleReceived.RunAsync(blobEvent, cancellationToken);

    /// <summary>Fetches what waits for systems with REST_PULL. Leads to <c>received</c>, by the events of the blobs.</summary>
    [Function("PullMemos")]
    public Task PullMemos([TimerTrigger("%PullMemosSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        pullMemos.RunAsync(cancellationToken);
}
