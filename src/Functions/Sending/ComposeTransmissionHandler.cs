using Postvogn.Functions.CustomHandler;

namespace Postvogn.Functions.Sending;

/// <summary>The function ComposeTransmission: a batch of the queue <c>outbound</c>, messageUUIDs of letters that wait.</summary>
/// <remarks>The batch's lock is not renewed, so this only claims and composes; the long work is SendTransmission's.</remarks>
public sealed class ComposeTransmissionHandler(Composer composer)
{
    /// <summary>Composes transmissions of the letters and hints at each.</summary>
    public async Task<TriggerResult> RunAsync(IReadOnlyList<string> messageUuids, CancellationToken cancellationToken)
    {
        var result = new TriggerResult();
        foreach (var transmission in await composer.ComposeAsync(messageUuids.Select(Guid.Parse), cancellationToken))
            result.Hint("transmissions", transmission.ToString("D"));
        return result;
    }
}
