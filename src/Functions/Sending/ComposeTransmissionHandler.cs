namespace Postvogn.Functions.Sending;

/// <summary>
/// The function ComposeTransmission: one message of the queue <c>outbound</c>, the name of a sender system for which letters wait.
/// </summary>
internal sealed class ComposeTransmissionHandler(Composer composer)
{
    /// <summary>Composes transmissions of all that waits for the system; a hint that finds nothing costs one listing.</summary>
    public Task RunAsync(string system, CancellationToken cancellationToken) => composer.ComposeAsync(system, cancellationToken);
}
