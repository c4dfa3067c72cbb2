using System.Security.Cryptography.X509Certificates;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.DigitalPost;

/// <summary>Whether a certificate comes with the issuers that Digital Post needs in the handshake (TI 16.1.6).</summary>
internal static class CertificateChain
{
    /// <summary>The gap in the chain: the certificate whose issuer is missing, and that issuer, by their common names; null when the chain
    /// is whole. The topmost issuer that is there counts as issued by the root, unless something is left over; above the known roots
    /// nothing is needed.</summary>
    public static (string Certificate, string MissingIssuer)? Gap(ClientCertificate certificate, X509Certificate2Collection knownRoots)
    {
        var left = certificate.Issuers.ToList();
        var top = certificate.Certificate;
        while (!IsRoot(top) && IssuerOf(top, left) is { } issuer)
        {
            left.Remove(issuer);
            top = issuer;
        }

        var whole = IsRoot(top) || IssuerOf(top, knownRoots) is not null || (top != certificate.Certificate && left.Count == 0);
        return whole ? null : (NameOf(top), top.GetNameInfo(X509NameType.SimpleName, forIssuer: true));
    }

    private static bool IsRoot(X509Certificate2 certificate) => Same(certificate.SubjectName, certificate.IssuerName);

    private static X509Certificate2? IssuerOf(X509Certificate2 certificate, IEnumerable<X509Certificate2> among) =>
        among.FirstOrDefault(issuer => Same(issuer.SubjectName, certificate.IssuerName));

    private static string NameOf(X509Certificate2 certificate) => certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);

    private static bool Same(X500DistinguishedName one, X500DistinguishedName other) => one.RawData.AsSpan().SequenceEqual(other.RawData);
}
