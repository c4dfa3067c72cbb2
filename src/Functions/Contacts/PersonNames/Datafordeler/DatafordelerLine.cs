using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Contacts;

/// <summary>Calls with our certificate, for the length of one lookup. Nothing of a call is told in an exception.</summary>
internal sealed class DatafordelerLine : IDisposable
{
    private const int LargestAnswer = 256 * 1024;
    private readonly TimeProvider clock;
    private readonly HttpMessageInvoker invoker;

    /// <summary>Nothing is sent yet.</summary>
    public DatafordelerLine(PersonNamesSettings settings, ClientCertificate certificate, TimeProvider clock)
    {
        this.clock = clock;
        invoker = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectTimeout = PersonNamesSettings.ConnectLimit,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            SslOptions = Tls(settings, certificate),
        });
    }

    /// <summary>Posts and reads the whole answer.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="body">The body; disposed of.</param>
    /// <param name="token">The bearer token, or null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<LineAnswer> PostAsync(Uri address, HttpContent body, string? token, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(PersonNamesSettings.CallLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var response = await invoker.SendAsync(request, either.Token);
            await using var stream = await response.Content.ReadAsStreamAsync(either.Token);
            var answer = await ShortBody.ReadAsync(stream, LargestAnswer, either.Token);
            return answer is null ? None(PersonOutcome.NotUnderstood,
                "its answer is too long to be one") : new LineAnswer((int)response.StatusCode, answer);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException or CryptographicException && !cancellationToken.IsCancellationRequested)
        {
            return Of(fault);
        }
    }

    public void Dispose() => invoker.Dispose();

    private static LineAnswer Of(Exception fault) => fault switch
    {
        OperationCanceledException => None(PersonOutcome.Unavailable, "it did not answer in time"),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } or HttpRequestException { InnerException: AuthenticationException } =>
            None(PersonOutcome.Refused, "the TLS handshake failed: our certificate is not taken, or theirs not trusted"),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError } =>
            None(PersonOutcome.Unavailable, "it cannot be reached; check the address and the way out"),
        _ => None(PersonOutcome.Unavailable, "the connection broke; if it always does, our certificate is refused without a word"),
    };

    private static LineAnswer None(PersonOutcome outcome, string why) => new(null, null, new PersonLookup(outcome, Problem:
        $"Datafordeleren: {why}."));

    private static SslClientAuthenticationOptions Tls(PersonNamesSettings settings, ClientCertificate certificate)
    {
        var tls = new SslClientAuthenticationOptions
        {
            ClientCertificateContext = SslStreamCertificateContext.Create(certificate.Certificate, certificate.Issuers, offline: true),
        };
        if (settings.TrustedRoots is not { } pemFile) return tls;
        tls.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        tls.CertificateChainPolicy.CustomTrustStore.ImportFromPemFile(pemFile);
        return tls;
    }
}
