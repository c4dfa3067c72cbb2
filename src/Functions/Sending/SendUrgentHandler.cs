namespace Postvogn.Functions.Sending;

/// <summary>
/// The function SendUrgent: one message of the queue <c>urgent</c>, the messageUUID of a letter that goes alone and at once.
/// </summary>
internal sealed class SendUrgentHandler(Composer composer, TransmissionSender sender)
{
    /// <summary>Makes a transmission of the letter and sends it.</summary>
    public async Task RunAsync(string messageUuid, CancellationToken cancellationToken)
    {
        if (await composer.ComposeUrgentAsync(Guid.Parse(messageUuid), cancellationToken) is { } transmission)
            await sender.SendAsync(transmission, cancellationToken);
    }
}
