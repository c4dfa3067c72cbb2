using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using Polly.Timeout;
using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Contacts;

/// <summary>Calls with our certificate, for one lookup. Nothing of a call is told in an exception.</summary>
internal sealed class DatafordelerLine : IDisposable
{
    private const int LargestAnswer = 256 * 1024;
    // A person waits for the answer: once more where that fails at once, and no more.
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(5);
    private readonly HttpMessageInvoker invoker;

    public DatafordelerLine(PersonNamesSettings settings, ClientCertificate certificate) => invoker = new HttpMessageInvoker(
        new SocketsHttpHandler
        {
            ConnectTimeout = PersonNamesSettings.ConnectLimit,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            SslOptions = Tls(settings, certificate),
        });

    // One for each of the two services: the sign-in fails without the register, and the other way round.
    public static CallPipeline<LineAnswer> Pipeline(string service, TimeProvider clock, Random random, ILogger log) => new(
        new()
        {
            Service = $"Datafordeleren, {service},",
            IsAway = answer => answer is { Status: >= 500 } or { Problem.Outcome: PersonOutcome.Unavailable },
            Repeats = 1,
            AttemptLimit = PersonNamesSettings.CallLimit,
        },
        clock,
        random,
        log);

    // Retried freely: a question changes nothing, nor does a token that is fetched again.
    public async Task<LineAnswer> PostAsync(
        CallPipeline<LineAnswer> pipeline, Uri address, Func<HttpContent> body, string? token, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.CallAsync(
                attempt => PostOnceAsync(address, body(), token, attempt),
                (answer, _, age) => age < AtOnce && answer is { Status: >= 500 } or { Problem.Outcome: PersonOutcome.Unavailable },
                left => None(PersonOutcome.Unavailable,
                    $"it was away at the last calls, and is asked again in {Math.Ceiling(left.TotalSeconds)} seconds"),
                cancellationToken);
        }
        catch (TimeoutRejectedException)
        {
            return None(PersonOutcome.Unavailable, "it did not answer in time");
        }
    }

    private async ValueTask<LineAnswer> PostOnceAsync(Uri address, HttpContent body, string? token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var response = await invoker.SendAsync(request, cancellationToken);
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            return await ShortBody.ReadAsync(stream, LargestAnswer, cancellationToken) is { } answer
                ? new LineAnswer((int)response.StatusCode, answer)
                : None(PersonOutcome.NotUnderstood, "its answer is too long to be one");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException or CryptographicException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Of(fault);
        }
    }

    public void Dispose() => invoker.Dispose();

    private static LineAnswer Of(Exception fault) => fault switch
    {
        // The limit on connecting.
        OperationCanceledException => None(PersonOutcome.Unavailable, "it did not answer in time"),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }
            or HttpRequestException { InnerException: AuthenticationException } =>
            None(PersonOutcome.Refused, "the TLS handshake failed: our certificate is not taken, or theirs not trusted"),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError } =>
            None(PersonOutcome.Unavailable, "it cannot be reached; check the address and the way out"),
        _ => None(PersonOutcome.Unavailable, "the connection broke; if it always does, our certificate is refused without a word"),
    };

    private static LineAnswer None(PersonOutcome outcome, string why) =>
        new(null, null, new PersonLookup(outcome, Problem: $"Datafordeleren: {why}."));

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
