using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.DigitalPost;

/// <summary>Who may push to us: Digital Post, by a pinned certificate, or by issuer and CVR number (TI 2.6.1, egress;
/// docs/adr/0016).</summary>
/// <remarks>The platform ends TLS, asks for the client certificate and hands it on in <c>X-ARR-ClientCert</c>; it replaces whatever a
/// caller sends under that name and checks nothing. So we check.</remarks>
internal sealed partial class PushCallers(PostvognSettings settings, TimeProvider clock, ILogger<PushCallers> log)
{
    private const string Header = "X-ARR-ClientCert";

    public bool Allows(HttpRequest request)
    {
        if (request.Headers[Header].ToString() is not { Length: > 0 } header)
        {
            NoCertificate(log);
            return false;
        }

        var buffer = new byte[header.Length];
        if (!Convert.TryFromBase64String(header, buffer, out var length) || !TryLoad(buffer.AsSpan(0, length), out var certificate))
        {
            Unreadable(log);
            return false;
        }

        using (certificate) return Allows(certificate);
    }

    private static bool TryLoad(ReadOnlySpan<byte> der, out X509Certificate2 certificate)
    {
        try
        {
            certificate = X509CertificateLoader.LoadCertificate(der);
            return true;
        }
        catch (CryptographicException)
        {
            certificate = null!;
            return false;
        }
    }

    private bool Allows(X509Certificate2 certificate)
    {
        var thumbprint = Convert.ToHexStringLower(SHA256.HashData(certificate.RawDataMemory.Span));
        if (Refusal(certificate, thumbprint) is not { } refusal) return true;
        Refused(log, thumbprint, refusal, FixOf(refusal));
        return false;
    }

    private PushRefusal? Refusal(X509Certificate2 certificate, string thumbprint)
    {
        var now = clock.GetUtcNow();
        if (now.UtcDateTime < certificate.NotBefore.ToUniversalTime() || now.UtcDateTime > certificate.NotAfter.ToUniversalTime())
            return PushRefusal.NotValidNow;
        if (certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority))
            return PushRefusal.IssuesCertificates;
        if (settings.PushThumbprints.Contains(thumbprint)) return null;
        return settings.PushIssuers is { } issuers ? DigitalPostIssuers.Refusal(certificate, issuers, now) : PushRefusal.NotPinned;
    }

    // What to do when the caller is Digital Post all the same; when it is not, nothing.
    private static string FixOf(PushRefusal refusal) => refusal switch
    {
        PushRefusal.NotPinned => "if Digital Post has a new certificate, add its SHA-256 thumbprint to Postvogn__Push__Thumbprints",
        PushRefusal.NotFromTheIssuers or PushRefusal.IssuerNotValidNow =>
            "if Digital Post has a new certificate, add its root and issuing certificate to Postvogn__Push__Issuers, or its SHA-256 " +
            "thumbprint to Postvogn__Push__Thumbprints",
        PushRefusal.OtherOrganisation => "compare Postvogn__Push__Cvr with the CVR number in the certificate that Digital Post publishes",
        PushRefusal.NotValidNow => "check the clock of this machine",
        _ => "if Digital Post publishes this certificate, add its SHA-256 thumbprint to Postvogn__Push__Thumbprints",
    };

    [LoggerMessage(EventId = 910, Level = LogLevel.Warning,
        Message = "A push without a client certificate was refused; is the platform told to ask for one (clientCertEnabled)?")]
    private static partial void NoCertificate(ILogger log);

    [LoggerMessage(EventId = 911, Level = LogLevel.Warning, Message = "A push whose client certificate cannot be read was refused")]
    private static partial void Unreadable(ILogger log);

    [LoggerMessage(EventId = 912, Level = LogLevel.Warning, Message = "A push with certificate {Thumbprint} was refused: {Reason}; {Fix}")]
    private static partial void Refused(ILogger log, string thumbprint, PushRefusal reason, string fix);
}
