using Azure.Core;
using Azure.Identity;

namespace Postvogn.Functions.Settings;

/// <summary>For Blob Storage, Key Vault and Application Insights. One for the process, so that tokens are fetched once.</summary>
internal sealed class AzureIdentity(IdentitySettings settings)
{
    private readonly Lazy<TokenCredential> credential = new(() => Of(settings));

    // The user-assigned managed identity where its client id is configured, else what DefaultAzureCredential finds (a developer's own
    // sign-in).
    public TokenCredential Credential => credential.Value;

    // In production exactly one identity: the default chain tries several in turn, and which one it lands on depends on the machine.
    private static TokenCredential Of(IdentitySettings settings) => settings.ClientId is { } clientId
        ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId.ToString("D")))
        : new DefaultAzureCredential();
}
