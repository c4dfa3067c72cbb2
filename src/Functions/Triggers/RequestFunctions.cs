using Postvogn.Functions.Letters;
using Postvogn.Functions.Requests;

namespace Postvogn.Functions.Triggers;

internal sealed class RequestFunctions(HandleRequestHandler handleRequest)
{
    // The event of a blob in recall, or of an answer in print.
    [Function("HandleRequest")]
    public Task HandleRequest(
        [QueueTrigger(HintQueues.Requests, Connection = HintQueues.Connection)] string blobEvent, CancellationToken cancellationToken) =>
        handleRequest.RunAsync(blobEvent, cancellationToken);
}
