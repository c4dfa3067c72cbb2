using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Postvogn.Functions.Tests.DigitalPost;

/// <summary>Makes certificates as OCES has them, and as a forger would like them: nothing that a signer may sign is refused here.</summary>
internal static class OcesForge
{
    public const string Organisation = "UI:DK-O:G:6f2d0c11-58b3-4a61-9d2b-3c1c5a6e0d11";
    public const string ForClients = "1.3.6.1.5.5.7.3.2";
    public const string ForServers = "1.3.6.1.5.5.7.3.1";
    public const string ForAnything = "2.5.29.37.0";

    public static readonly DateTimeOffset From = new(2029, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset To = new(2032, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string CommonName = "2.5.4.3";
    private const string SerialNumber = "2.5.4.5";
    private const string OrganizationName = "2.5.4.10";
    private const string OrganizationIdentifier = "2.5.4.97";

    /// <summary>The subject of OCES3.</summary>
    public static X500DistinguishedName Oces3(
        string identifier, string serial = Organisation, string name = "Digital Post (systemcertifikat)") =>
        Subject([(CommonName, name)], [(SerialNumber, serial)], [(OrganizationName, "Afsenderen")], [(OrganizationIdentifier, identifier)]);

    /// <summary>The subject of OCES2, whose serialNumber and common name are one element (TI 16.1.6).</summary>
    public static X500DistinguishedName Oces2(string serial, string cvr) =>
        Subject([(SerialNumber, serial), (CommonName, "Digital Post (funktionscertifikat)")], [(OrganizationName,
            $"Afsenderen // CVR:{cvr}")]);

    public static X500DistinguishedName TwoOrganisations(string one, string other) =>
        Subject([(SerialNumber, Organisation)], [(OrganizationIdentifier, one)], [(OrganizationIdentifier, other)]);

    public static X509Certificate2 Root(string name) => Make(new($"CN={name}"), by: null, issues: true);

    public static X509Certificate2 Issuing(X509Certificate2 root, string name, DateTimeOffset? to = null) => Make(new(
        $"CN={name}"), root, issues: true, to: to);

    /// <summary>A certificate with its key.</summary>
    /// <param name="subject">Its subject.</param>
    /// <param name="by">Who signs; null for itself.</param>
    /// <param name="issues">Whether it may issue certificates.</param>
    /// <param name="usage">What it says that it is for; null says nothing.</param>
    /// <param name="from">From when it is valid.</param>
    /// <param name="to">Until when.</param>
    public static X509Certificate2 Make(
        X500DistinguishedName subject, X509Certificate2? by, bool issues = false, string? usage = null, DateTimeOffset? from = null,
        DateTimeOffset? to = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(issues, false, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(issues ? X509KeyUsageFlags.KeyCertSign : X509KeyUsageFlags.DigitalSignature, true));
        if (usage is not null) request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        using var signer = by?.GetECDsaPrivateKey();
        using var signed = request.Create(
            by?.SubjectName ?? subject,
            X509SignatureGenerator.CreateForECDsa(signer ?? key),
            from ?? From,
            to ?? To,
            RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }

    private static X500DistinguishedName Subject(params (string Type, string Value)[][] elements)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var element in elements)
                using (writer.PushSetOf())
                    foreach (var (type, value) in element) Write(writer, type, value);
        }

        return new X500DistinguishedName(writer.Encode());
    }

    private static void Write(AsnWriter writer, string type, string value)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(type);
            writer.WriteCharacterString(UniversalTagNumber.UTF8String, value);
        }
    }
}
