using Azure.Core;

namespace Postvogn.Functions.Telemetry;

/// <summary>The tokens with which a managed identity sends telemetry. The credential keeps them until they expire.</summary>
internal sealed class IngestionToken(TokenCredential credential)
{
    /// <summary>What the token is for; the double slash is the service's own.</summary>
    private static readonly TokenRequestContext Purpose = new(["https://monitor.azure.com//.default"]);

    public async Task<string> GetAsync(CancellationToken cancellationToken) =>
        (await credential.GetTokenAsync(Purpose, cancellationToken)).Token;
}
