namespace Postvogn.Sandbox.Certificates;

internal static class CertificateForge
{
    private const int SerialNumberLength = 16;

    // A certificate is used by processes whose clocks may be a little behind ours.
    private static readonly TimeSpan Leeway = TimeSpan.FromHours(1);
    private static readonly TimeSpan RootLifetime = TimeSpan.FromDays(3650);
    private static readonly TimeSpan ServerLifetime = TimeSpan.FromDays(397);
    private static readonly TimeSpan OcesLifetime = TimeSpan.FromDays(3 * 365);

    public static X509Certificate2 Root(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName("Postvogn Sandbox Root");
        subject.AddOrganizationName("Postvogn Sandbox");
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var made = request.CreateSelfSigned(now - Leeway, now + RootLifetime);
        return Portable(made);
    }

    public static X509Certificate2 Server(X509Certificate2 root, IReadOnlyList<string> hosts, DateTimeOffset now)
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(hosts[0]);
        return Issue(root, subject, CertificateTrust.ServerUsage, now + ServerLifetime, now, request => request.Add(NamesOf(hosts)));
    }

    public static X509Certificate2 Oces(X509Certificate2 root, string cvr, string name, DateTimeOffset now) =>
        Issue(root, OcesSubject.Of(cvr, name), CertificateTrust.ClientUsage, now + OcesLifetime, now, _ => { });

    private static X509Certificate2 Issue(
        X509Certificate2 root,
        X500DistinguishedNameBuilder subject,
        string usage,
        DateTimeOffset notAfter,
        DateTimeOffset now,
        Action<ICollection<X509Extension>> more)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(root, true, false));
        more(request.CertificateExtensions);
        var rootEnd = new DateTimeOffset(root.NotAfter);
        var end = notAfter < rootEnd ? notAfter : rootEnd;
        using var made = request.Create(root, now - Leeway, end, RandomNumberGenerator.GetBytes(SerialNumberLength));
        using var withKey = made.CopyWithPrivateKey(key);
        return Portable(withKey);
    }

    private static X509Extension NamesOf(IReadOnlyList<string> hosts)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts)
        {
            if (IPAddress.TryParse(host, out var address))
                names.AddIpAddress(address);
            else
                names.AddDnsName(host);
        }

        return names.Build();
    }

    // Windows' TLS takes no key that lives in memory only; a round trip through PKCS#12 makes it usable everywhere.
    private static X509Certificate2 Portable(X509Certificate2 certificate) =>
        OpenPkcs12.Read(OpenPkcs12.Write(certificate));
}
