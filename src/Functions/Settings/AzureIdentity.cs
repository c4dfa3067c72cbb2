using Azure.Core;
using Azure.Identity;

namespace Postvogn.Functions.Settings;

/// <summary>The identity with which the app enters Blob Storage, Key Vault and Application Insights. One for the process, so that its
/// tokens are fetched once.</summary>
internal sealed class AzureIdentity(IdentitySettings settings)
{
    private readonly Lazy<TokenCredential> credential = new(() => Of(settings));

    /// <summary>The user-assigned managed identity where its client id is configured, or else what <see cref="DefaultAzureCredential"/>
    /// finds (a developer's own sign-in, for example).</summary>
    public TokenCredential Credential => credential.Value;

    // In production exactly one identity: the default chain tries several in turn, and which one it lands on depends on the machine.
    private static TokenCredential Of(IdentitySettings settings) => settings.ClientId is { } clientId
        ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId.ToString("D")))
        : new DefaultAzureCredential();
}
