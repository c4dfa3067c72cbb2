using Azure.Security.KeyVault.Secrets;

namespace Postvogn.Functions.DigitalPost;

/// <summary>Reads secrets of one key vault.</summary>
internal sealed class VaultSecrets(SecretClient client, TimeProvider clock)
{
    /// <summary>How long one read may take with all its tries, the token included.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The vault's address.</summary>
    public Uri Address => client.VaultUri;

    /// <summary>How the vault is called: a blip is passed over by the client's own two repeats, anything longer is told and tried again
    /// by <see cref="VaultRefresh"/>.</summary>
    public static SecretClientOptions Options() => new() { Retry = { MaxRetries = 2, NetworkTimeout = TimeSpan.FromSeconds(10) } };

    /// <summary>Reads the newest version of a secret.</summary>
    /// <exception cref="VaultException">It cannot be had; the message says why and what to do.</exception>
    public async Task<KeyVaultSecret> ReadAsync(string name, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await client.GetSecretAsync(name, cancellationToken: either.Token);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // Without the exception itself: its text can quote an answer.
            throw new VaultException(VaultFaults.Explain(fault, Address));
        }
    }
}
