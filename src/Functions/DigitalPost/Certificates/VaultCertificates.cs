using System.Globalization;
using Azure.Security.KeyVault.Secrets;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.DigitalPost;

/// <summary>Client certificates of the key vault. A Key Vault certificate with its private key is a secret of the same name.</summary>
internal sealed class VaultCertificates : ICertificateSource
{
    private const string Pem = "application/x-pem-file";
    private readonly TimeProvider clock;
    private readonly Dictionary<string, VaultEntry<ClientCertificate>> entries;

    /// <summary>One entry for each certificate that the settings name in the vault; nothing is read yet.</summary>
    public VaultCertificates(PostvognSettings settings, TimeProvider clock, ILogger<VaultCertificates> log)
    {
        this.clock = clock;
        entries = settings.Certificates.Where(certificate => certificate.Value.KeyVaultCertificate is not null).ToDictionary(
            certificate => certificate.Key,
            certificate => new VaultEntry<ClientCertificate>(certificate.Value.KeyVaultCertificate!, secret => Open(secret, certificate.Value.Password), log),
            StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What there is to read.</summary>
    public IEnumerable<VaultEntry> Entries => entries.Values;

    /// <inheritdoc/>
    public Live<ClientCertificate> Get(string name) => entries[name].Value;

    private ClientCertificate Open(KeyVaultSecret secret, string password)
    {
        var certificate = secret.Properties.ContentType == Pem ? CertificateReader.ReadPem(secret.Value) : ReadPkcs12(secret.Value, password);
        var now = clock.GetUtcNow();
        if (now > certificate.ValidUntil) throw new CertificateException($"expired on {Day(certificate.ValidUntil)}. Order a new OCES certificate in MitID Erhverv and import it as a new version.");
        if (now < certificate.ValidFrom) throw new CertificateException($"is not valid before {Day(certificate.ValidFrom)}. It is put in use then; until then the vault's newest version must be one that is valid.");
        return certificate;
    }

    private static ClientCertificate ReadPkcs12(string base64, string password)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length)
            ? CertificateReader.ReadPkcs12(bytes.AsSpan(0, length), password)
            : throw new CertificateException("is no certificate: its value is not the base64 of a PFX. Import the PFX as a Key Vault certificate, and give that one's name.");
    }

    private static string Day(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
