using Postvogn.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.DigitalPost;

/// <summary>With what each system calls Digital Post: its certificate and its API key, as they are now.</summary>
internal sealed partial class SystemCredentials(
    ICertificateSource certificates, ApiKeys keys, FirstReads reads, RefreshSignal refresh, ILogger<SystemCredentials> log)
{
    /// <summary>Whether certificate and key are there, after a wait for the first read if need be.</summary>
    public async Task<bool> AreThereAsync(SystemSettings system, CancellationToken cancellationToken)
    {
        var first = Task.WhenAll(certificates.Get(system.Certificate).First, keys.Get(system.Name).First);
        if (await reads.AreDoneAsync(first, cancellationToken)) return true;
        NotThere(log, system.Name);
        return false;
    }

    /// <summary>Certificate and key now. Only after <see cref="AreThereAsync"/> has said yes.</summary>
    public (ClientCertificate Certificate, ApiKey Key) Of(SystemSettings system) =>
        (certificates.Get(system.Certificate).Current!, keys.Get(system.Name).Current!);

    /// <summary>One of them was refused: perhaps there is a newer one.</summary>
    public void Doubt() => refresh.Ask();

    [LoggerMessage(EventId = 919, Level = LogLevel.Warning,
        Message = "System {System} cannot call Digital Post: its certificate or API key has not been read from the vault yet (event 914 " +
            "says why). What it was to do stays open and is tried again")]
    private static partial void NotThere(ILogger log, string system);
}
