namespace Postvogn.Functions.Sending;

/// <summary>The function SendTransmission: one message of the queue <c>transmissions</c>, the id of a transmission.</summary>
internal sealed class SendTransmissionHandler(TransmissionSender sender)
{
    /// <summary>Sends it, or goes on where an earlier run was ended.</summary>
    public Task RunAsync(string transmission, CancellationToken cancellationToken) =>
        sender.SendAsync(Guid.Parse(transmission), cancellationToken);
}
