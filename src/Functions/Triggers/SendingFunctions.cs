using Microsoft.Azure.Functions.Worker;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;

namespace Postvogn.Functions.Triggers;

/// <summary>
/// Letters on their way out: drop, composer, transmission. A function's name is a contract: it is used to turn it off, and in runbooks.
/// </summary>
internal sealed class SendingFunctions(
    AcceptDropHandler acceptDrop,
    ComposeTransmissionHandler composeTransmission,
    SendTransmissionHandler sendTransmission,
    SendUrgentHandler sendUrgent)
{
    /// <summary>A drop is there (the event of its blob). Leads to <c>outbound</c> and <c>urgent</c>.</summary>
    [Function("AcceptDrop")]
    public Task AcceptDrop(
        [QueueTrigger(HintQueues.Drops, Connection = HintQueues.Connection)] string blobEvent, CancellationToken cancellationToken) =>
        acceptDrop.RunAsync(blobEvent, cancellationToken);

    /// <summary>Letters of a sender system wait (its name). Leads to <c>transmissions</c>.</summary>
    [Function("ComposeTransmission")]
    public Task ComposeTransmission(
        [QueueTrigger(HintQueues.Outbound, Connection = HintQueues.Connection)] string system, CancellationToken cancellationToken) =>
        composeTransmission.RunAsync(system, cancellationToken);

    /// <summary>A transmission is to be sent (its id). Its letters wait for receipts after it.</summary>
    [Function("SendTransmission")]
    public Task SendTransmission(
        [QueueTrigger(HintQueues.Transmissions, Connection = HintQueues.Connection)] string transmission,
        CancellationToken cancellationToken) =>
        sendTransmission.RunAsync(transmission, cancellationToken);

    /// <summary>A letter goes alone and at once (its messageUUID).</summary>
    [Function("SendUrgent")]
    public Task SendUrgent(
        [QueueTrigger(HintQueues.Urgent, Connection = HintQueues.Connection)] string letter, CancellationToken cancellationToken) =>
        sendUrgent.RunAsync(letter, cancellationToken);
}
