using Azure;
using Azure.Core;
using Azure.Security.KeyVault.Certificates;
using Azure.Security.KeyVault.Secrets;

namespace Postvogn.Functions.DigitalPost;

/// <summary>Reads certificates and secrets of one key vault.</summary>
internal sealed class VaultReader(SecretClient secrets, CertificateClient certificates, TimeProvider clock)
{
    /// <summary>How long one read may take with all its tries, the token included.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public Uri Address => secrets.VaultUri;

    /// <summary>How the vault is called: a blip is passed over by the client's own two repeats, anything longer is told and tried again by
    /// <see cref="VaultRefresh"/>.</summary>
    public static T Calling<T>(T options)
        where T : ClientOptions
    {
        options.Retry.MaxRetries = 2;
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        return options;
    }

    /// <summary>The newest version of a certificate, without its private key; a <see cref="VaultException"/> says why it cannot be
    /// had.</summary>
    public Task<KeyVaultCertificateWithPolicy> CertificateAsync(string name, CancellationToken cancellationToken) =>
        ReadAsync(soon => certificates.GetCertificateAsync(name, soon), cancellationToken);

    /// <summary>A version of a secret, the newest where none is named; a <see cref="VaultException"/> says why it cannot be had.</summary>
    public Task<KeyVaultSecret> SecretAsync(string name, string? version, CancellationToken cancellationToken) =>
        ReadAsync(soon => secrets.GetSecretAsync(name, version, soon), cancellationToken);

    private async Task<T> ReadAsync<T>(Func<CancellationToken, Task<Response<T>>> read, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await read(either.Token);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // Without the exception itself: its text can quote an answer.
            throw new VaultException(VaultFaults.Explain(fault, Address));
        }
    }
}
