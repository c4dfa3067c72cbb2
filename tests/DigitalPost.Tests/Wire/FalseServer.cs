using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Postvogn.DigitalPost.Tests.Wire;

/// <summary>What a server shows to vouch for a host: by kind, rightly and wrongly.</summary>
internal static class FalseServer
{
    private const string ForServers = "1.3.6.1.5.5.7.3.1";
    private const string ForClients = "1.3.6.1.5.5.7.3.2";

    public static readonly Dictionary<string, Func<string, SslServerAuthenticationOptions>> True = new(StringComparer.Ordinal)
    {
        ["by the root"] = host => Show(Leaf(Root, host)),
        ["a wildcard of one label"] = host => Show(Leaf(Root, Wildcard(host))),
        ["by an intermediate that is shown"] = host => Below(host, Ca(Root, "Intermediate")),
        ["by two intermediates"] = host => Below(host, Ca(Root, "Upper", pathLength: 1)),
        // What .NET takes where a certificate has no alternative names; no public authority has issued one since 2016.
        ["the name in the subject alone"] = host => Show(Leaf(Root, alternative: null, subject: host)),
        ["a constraint that the name keeps"] = host => Below(host, Ca(Root, "Constrained", more: [Constraint("digitalpost.dk")])),
    };

    public static readonly Dictionary<string, Func<string, SslServerAuthenticationOptions>> False = new(StringComparer.Ordinal)
    {
        ["expired"] = host => Show(Leaf(Root, host, from: -50, to: -1)),
        ["expired a year ago"] = host => Show(Leaf(Root, host, from: -20_000, to: -9_000)),
        ["not yet valid"] = host => Show(Leaf(Root, host, from: 1, to: 20)),
        ["another host"] = _ => Show(Leaf(Root, "api.test.digitalpost.dk")),
        ["a host that begins alike"] = host => Show(Leaf(Root, host + ".example")),
        ["*.dk, for a name of three labels"] = _ => Show(Leaf(Root, "*.dk")),
        ["* alone"] = _ => Show(Leaf(Root, "*")),
        ["a wildcard in the middle"] = _ => Show(Leaf(Root, "api.*.dk")),
        ["a wildcard below the host"] = host => Show(Leaf(Root, "*." + host)),
        ["self-signed"] = host => Show(SelfSigned(host)),
        ["an unknown root"] = host => Show(Leaf(TestAuthority.Stranger.Root, host)),
        ["an unknown root of a trusted name"] = host => Show(Leaf(SelfSigned(Root.SubjectName, isCa: true), host)),
        ["a chain without its intermediate"] = host => Show(Leaf(Ca(Root, "Hidden"), host)),
        ["a chain with another intermediate"] = host => Show(Leaf(Ca(Root, "Hidden"), host), Ca(Root, "Shown")),
        ["for clients only"] = host => Show(Leaf(Root, host, usage: ForClients)),
        ["an intermediate that is no CA"] = host => Below(host, Ca(Root, "No CA", isCa: false)),
        ["an intermediate that is another's leaf"] = host => Below(host, Leaf(Root, "elsewhere.example")),
        ["an intermediate that may sign nothing"] =
            host => Below(host, Ca(Root, "No signer", keyUsage: X509KeyUsageFlags.DigitalSignature)),
        ["an intermediate that has expired"] = host => Below(host, Ca(Root, "Expired", to: -1)),
        ["an intermediate more than its issuer allows"] = TooLong,
        ["a name that the intermediate may not vouch for"] = host => Below(host, Ca(Root, "Constrained", more: [Constraint("example")])),
        ["a demand that nobody knows"] = host => Show(Leaf(Root, host, more: [new X509Extension("1.2.3.4", [5, 0], critical: true)])),
    };

    private static X509Certificate2 Root => TestAuthority.Trusted.Root;

    private static SslServerAuthenticationOptions TooLong(string host)
    {
        var last = Ca(Root, "Last", pathLength: 0);
        var oneMore = Ca(last, "One more");
        return Show(Leaf(oneMore, host), oneMore, last);
    }

    private static SslServerAuthenticationOptions Below(string host, X509Certificate2 issuer) => Show(Leaf(issuer, host), issuer);

    private static SslServerAuthenticationOptions Show(X509Certificate2 certificate, params X509Certificate2[] issuers) => new()
    {
        ServerCertificateContext = SslStreamCertificateContext.Create(certificate, [.. issuers], offline: true),
        EnabledSslProtocols = SslProtocols.Tls13,
        ClientCertificateRequired = true,
        RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null,
    };

    private static string Wildcard(string host) => "*" + host[host.IndexOf('.')..];

    /// <summary>Hours from now.</summary>
    private static X509Certificate2 Leaf(
        X509Certificate2 issuer, string? alternative, string? subject = null, string usage = ForServers, int from = -1, int to = 20,
        X509Extension[]? more = null)
    {
        var extensions = new List<X509Extension>(more ?? [])
        {
            new X509BasicConstraintsExtension(false, false, 0, true),
            new X509EnhancedKeyUsageExtension([new Oid(usage)], false),
            new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true),
        };
        if (alternative is not null)
            extensions.Add(NamesOf(alternative));
        return Issue(issuer, subject ?? "Server", (from, to), extensions);
    }

    private static X509Certificate2 Ca(
        X509Certificate2 issuer, string name, bool isCa = true, int pathLength = 0, int to = 20,
        X509KeyUsageFlags keyUsage = X509KeyUsageFlags.KeyCertSign, X509Extension[]? more = null) =>
        Issue(issuer, name, (Math.Min(-1, to - 1), to), [
            .. more ?? [], new X509BasicConstraintsExtension(isCa, isCa, pathLength, true), new X509KeyUsageExtension(keyUsage, true)]);

    private static X509Certificate2 SelfSigned(string host)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(NamesOf(host));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddHours(-1), now.AddHours(20));
    }

    private static X509Certificate2 SelfSigned(X500DistinguishedName name, bool isCa)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isCa, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddHours(-1), now.AddHours(20));
    }

    /// <summary>By the issuer's key alone: the framework's own way refuses an issuer that is no CA, or has expired.</summary>
    private static X509Certificate2 Issue(
        X509Certificate2 issuer, string name, (int From, int To) hours, IEnumerable<X509Extension> extensions)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        foreach (var extension in extensions)
            request.CertificateExtensions.Add(extension);
        var now = TimeProvider.System.GetUtcNow();
        using var issuerKey = issuer.GetRSAPrivateKey()!;
        using var signed = request.Create(
            issuer.SubjectName,
            X509SignatureGenerator.CreateForRSA(issuerKey, RSASignaturePadding.Pkcs1),
            now.AddHours(hours.From),
            now.AddHours(hours.To),
            RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }

    private static X509Extension NamesOf(string host)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        return names.Build();
    }

    /// <summary>Only names below the domain: nameConstraints with one permitted subtree (RFC 5280, 4.2.1.10).</summary>
    private static X509Extension Constraint(string domain)
    {
        var name = System.Text.Encoding.ASCII.GetBytes(domain);
        byte[] dns = [0x82, (byte)name.Length, .. name];
        byte[] subtree = [0x30, (byte)dns.Length, .. dns];
        byte[] permitted = [0xA0, (byte)subtree.Length, .. subtree];
        return new X509Extension("2.5.29.30", [0x30, (byte)permitted.Length, .. permitted], critical: true);
    }
}
