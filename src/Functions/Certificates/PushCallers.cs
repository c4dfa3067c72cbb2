using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Certificates;

/// <summary>Who may push to us: Digital Post, by the pinned certificates of the configuration (TI 2.6.1, egress).</summary>
/// <remarks>The platform ends TLS, asks for the client certificate and hands it on in <c>X-ARR-ClientCert</c>; it replaces whatever a
/// caller sends under that name and checks nothing. So we check.</remarks>
public sealed partial class PushCallers(PostvognSettings settings, TimeProvider clock, ILogger<PushCallers> log)
{
    private const string Header = "X-ARR-ClientCert";

    /// <summary>Whether the caller has shown a certificate of Digital Post that is pinned and valid now.</summary>
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
        var now = clock.GetUtcNow().UtcDateTime;
        var valid = now >= certificate.NotBefore.ToUniversalTime() && now <= certificate.NotAfter.ToUniversalTime();
        var allowed = valid && settings.PushThumbprints.Contains(thumbprint);
        if (!allowed) Refused(log, thumbprint, valid);
        return allowed;
    }

    [LoggerMessage(EventId = 910, Level = LogLevel.Warning, Message = "A push without a client certificate was refused; is the platform told to ask for one (clientCertEnabled)?")]
    private static partial void NoCertificate(ILogger log);

    [LoggerMessage(EventId = 911, Level = LogLevel.Warning, Message = "A push whose client certificate cannot be read was refused")]
    private static partial void Unreadable(ILogger log);

    [LoggerMessage(EventId = 912, Level = LogLevel.Warning, Message = "A push with certificate {Thumbprint} (valid now: {Valid}) was refused; if Digital Post has a new certificate, add its SHA-256 thumbprint to Postvogn__Push__Thumbprints")]
    private static partial void Refused(ILogger log, string thumbprint, bool valid);
}
