using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;

namespace Postvogn.Functions.Triggers;

/// <summary>A function's name is a contract: it is used to turn it off, and in runbooks.</summary>
internal sealed class SendingFunctions(AcceptDropHandler acceptDrop, Composer composer, TransmissionSender sender)
{
    // Leads to outbound and urgent, and an archive to transmissions.
    [Function("AcceptDrop")]
    public Task AcceptDrop(
        [QueueTrigger(HintQueues.Drops, Connection = HintQueues.Connection)] string blobEvent, FunctionContext context,
        CancellationToken cancellationToken) =>
        acceptDrop.RunAsync(blobEvent, QueueDelivery.NumberOf(context), cancellationToken);

    // Of a sender system, by its name. Leads to transmissions.
    [Function("ComposeTransmission")]
    public Task ComposeTransmission(
        [QueueTrigger(HintQueues.Outbound, Connection = HintQueues.Connection)] string system, CancellationToken cancellationToken) =>
        composer.ComposeAsync(system, cancellationToken);

    // By its id. Its letters wait for receipts after it.
    [Function("SendTransmission")]
    public Task SendTransmission(
        [QueueTrigger(HintQueues.Transmissions, Connection = HintQueues.Connection)] string transmission,
        CancellationToken cancellationToken) =>
        sender.SendAsync(Guid.Parse(transmission), cancellationToken);

    // By its messageUUID: an urgent letter, or one that is all that waits for its system.
    [Function("SendUrgent")]
    public Task SendUrgent(
        [QueueTrigger(HintQueues.Urgent, Connection = HintQueues.Connection)] string letter, CancellationToken cancellationToken) =>
        sender.SendAloneAsync(Guid.Parse(letter), cancellationToken);
}
