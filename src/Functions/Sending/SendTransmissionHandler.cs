using Postvogn.Functions.CustomHandler;

namespace Postvogn.Functions.Sending;

/// <summary>The function SendTransmission: one message of the queue <c>transmissions</c>, the id of a transmission.</summary>
public sealed class SendTransmissionHandler(TransmissionSender sender)
{
    /// <summary>Sends it, or goes on where an earlier run was ended.</summary>
    public async Task<TriggerResult> RunAsync(string transmission, CancellationToken cancellationToken)
    {
        await sender.SendAsync(Guid.Parse(transmission), cancellationToken);
        return new TriggerResult();
    }
}
