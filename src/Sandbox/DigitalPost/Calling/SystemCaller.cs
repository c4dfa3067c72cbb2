using System.Net.Security;
using System.Security.Authentication;
using Postvogn.Sandbox.Certificates;

namespace Postvogn.Sandbox.DigitalPost;

internal sealed class SystemCaller : IDisposable
{
    private readonly NationalServiceOptions options;
    private readonly HttpClient client;
    private readonly SemaphoreSlim lines;

    public SystemCaller(NationalServiceOptions options, X509Certificate2 certificate)
    {
        this.options = options;
        lines = new SemaphoreSlim(options.ConcurrentPushes);
        client = new HttpClient(HandlerOf(options, certificate)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Never throws for a system that does not answer.</summary>
    public async Task<PushAnswer> PostAsync(Uri endpoint, Func<HttpContent> content, CancellationToken cancellationToken)
    {
        await lines.WaitAsync(cancellationToken);
        try
        {
            return await PostNowAsync(endpoint, content, cancellationToken);
        }
        finally
        {
            lines.Release();
        }
    }

    public void Dispose()
    {
        client.Dispose();
        lines.Dispose();
    }

    private async Task<PushAnswer> PostNowAsync(Uri endpoint, Func<HttpContent> content, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(this.options.PushTimeout, this.options.WireClock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = content() };
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            await using var body = await response.Content.ReadAsStreamAsync(either.Token);
            var hasBody = await body.ReadAsync(new byte[1], either.Token) > 0;
            return new PushAnswer((int)response.StatusCode, Failure: null) { HasBody = hasBody };
        }
        catch (HttpRequestException e)
        {
            return new PushAnswer(StatusCode: null, e.HttpRequestError.ToString());
        }
        catch (IOException)
        {
            return new PushAnswer(StatusCode: null, nameof(HttpRequestError.ResponseEnded));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new PushAnswer(StatusCode: null, "Timeout");
        }
    }

    private static SocketsHttpHandler HandlerOf(NationalServiceOptions options, X509Certificate2 certificate) => new()
    {
        ConnectTimeout = options.PushTimeout,
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        SslOptions = new SslClientAuthenticationOptions
        {
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            ClientCertificateContext = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true),
            CertificateChainPolicy = CertificateTrust.PolicyOfNow(options.Authority.Root, CertificateTrust.ServerUsage),
        },
    };
}
