using Postvogn.Functions.CustomHandler;

namespace Postvogn.Functions.Sending;

/// <summary>The function SendUrgent: one message of the queue <c>urgent</c>, the messageUUID of a letter that goes alone and at once.</summary>
public sealed class SendUrgentHandler(Composer composer, TransmissionSender sender)
{
    /// <summary>Makes a transmission of the letter and sends it.</summary>
    public async Task<TriggerResult> RunAsync(string messageUuid, CancellationToken cancellationToken)
    {
        foreach (var transmission in await composer.ComposeUrgentAsync(Guid.Parse(messageUuid), cancellationToken))
            await sender.SendAsync(transmission, cancellationToken);
        return new TriggerResult();
    }
}
