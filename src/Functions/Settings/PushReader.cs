using System.Security.Cryptography;

namespace Postvogn.Functions.Settings;

internal static class PushReader
{
    private const string FixOfIssuers =
        "Give the OCES root certificate and the issuing certificate that Digital Post's certificate was issued by, " +
        "as PEM text or as the path of a PEM file.";

    public static HashSet<string> ReadThumbprints(SettingsSection section)
    {
        var thumbprints = new HashSet<string>(StringComparer.Ordinal);
        foreach (var thumbprint in section.List("Thumbprints"))
        {
            var hex = thumbprint.Replace(":", "", StringComparison.Ordinal).ToLowerInvariant();
            if (hex.Length != 64 || !hex.All(char.IsAsciiHexDigit))
                section.Add("Thumbprints", "holds a value that is no SHA-256 thumbprint.",
                    "Give 64 hexadecimal digits for each certificate with which Digital Post pushes (openssl x509 -noout -fingerprint " +
                    "-sha256).");
            thumbprints.Add(hex);
        }

        return thumbprints;
    }

    public static PushIssuerSettings? ReadIssuers(SettingsSection section)
    {
        var (cvr, pem) = (section.OptionalCvr("Cvr"), section.Optional("Issuers"));
        if (cvr is null && pem is null) return null;
        if (cvr is null) section.Add("Cvr", "is missing beside Issuers.",
            "Give Digital Post's CVR number: the issuers alone have certificates for everybody.");
        if (pem is null) section.Add("Issuers", "is missing beside Cvr.", FixOfIssuers);
        if (cvr is null || pem is null || ReadPem(section, pem) is not { } certificates) return null;
        var roots = certificates.ToLookup(IsRoot);
        if (!roots[true].Any()) section.Add("Issuers", "holds no root certificate.", FixOfIssuers);
        if (certificates.Any(certificate => !Issues(certificate)))
            section.Add("Issuers", "holds a certificate that may issue none.", FixOfIssuers);
        return new PushIssuerSettings(cvr, [.. roots[true]], [.. roots[false]]);
    }

    private static X509Certificate2Collection? ReadPem(SettingsSection section, string pem)
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPem(pem.StartsWith("-----BEGIN", StringComparison.Ordinal) ? pem : File.ReadAllText(pem));
            return certificates;
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            section.Add("Issuers", "cannot be read.", FixOfIssuers);
            return null;
        }
    }

    private static bool IsRoot(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    private static bool Issues(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority);
}
