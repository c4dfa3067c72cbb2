using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Azure.Security.KeyVault.Certificates;
using Azure.Security.KeyVault.Secrets;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.DigitalPost;

/// <summary>Client certificates of the key vault. The vault's certificate says what a version is; its private key and its issuers are in
/// the secret of the same name and version, and that is asked for last, when the version is one that can be used (docs/adr/0007).</summary>
internal sealed class VaultCertificates : ICertificateSource
{
    private const string Pem = "application/x-pem-file";
    private readonly TimeProvider clock;
    private readonly Dictionary<string, VaultEntry<ClientCertificate>> entries;

    public VaultCertificates(PostvognSettings settings, TimeProvider clock, ILogger<VaultCertificates> log)
    {
        this.clock = clock;
        entries = settings.Certificates.Where(certificate => certificate.Value.KeyVaultCertificate is not null).ToDictionary(
            certificate => certificate.Key,
            certificate => new VaultEntry<ClientCertificate>(
                certificate.Value.KeyVaultCertificate!,
                (vault, cancellationToken) => NewestAsync(vault, certificate.Value, cancellationToken),
                log),
            StringComparer.OrdinalIgnoreCase);
    }

    public IEnumerable<VaultEntry> Entries => entries.Values;

    public Live<ClientCertificate> Get(string name) => entries[name].Value;

    private async Task<VaultVersion<ClientCertificate>> NewestAsync(
        VaultReader vault, CertificateSettings settings, CancellationToken cancellationToken)
    {
        var newest = await vault.CertificateAsync(settings.KeyVaultCertificate!, cancellationToken);
        if (newest.Properties.Enabled == false) throw new VaultException(VaultFaults.Disabled);
        using var certificate = X509CertificateLoader.LoadCertificate(newest.Cer);
        var about = $": issued by '{certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true)}', valid until "
            + Day(newest.Properties.ExpiresOn);
        return new VaultVersion<ClientCertificate>(
            newest.Properties.Version, about, soon => OpenAsync(vault, newest.Properties, settings.Password, soon));
    }

    private async Task<ClientCertificate> OpenAsync(
        VaultReader vault, CertificateProperties newest, string password, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now > newest.ExpiresOn)
            throw new CertificateException($"expired on {Day(newest.ExpiresOn)}. Order a new OCES certificate in MitID Erhverv and "
                + "import it as a new version.");
        if (now < newest.NotBefore)
            throw new CertificateException($"is not valid before {Day(newest.NotBefore)}. It is put in use then; until then the vault's "
                + "newest version must be one that is valid.");
        var secret = await vault.SecretAsync(newest.Name, newest.Version, cancellationToken);
        return secret.Properties.ContentType == Pem ? CertificateReader.ReadPem(secret.Value) : ReadPkcs12(secret, password);
    }

    private static ClientCertificate ReadPkcs12(KeyVaultSecret secret, string password)
    {
        var bytes = new byte[secret.Value.Length];
        return Convert.TryFromBase64String(secret.Value, bytes, out var length)
            ? CertificateReader.ReadPkcs12(bytes.AsSpan(0, length), password)
            : throw new CertificateException("is no certificate: its value is not the base64 of a PFX. Import the PFX as a Key Vault "
                + "certificate, and give that one's name.");
    }

    private static string? Day(DateTimeOffset? moment) => moment?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
