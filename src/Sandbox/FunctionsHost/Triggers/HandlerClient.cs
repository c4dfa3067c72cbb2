using System.Diagnostics;
using System.Text;
using Postvogn.Sandbox.FunctionsHost.Invocations;

namespace Postvogn.Sandbox.FunctionsHost.Triggers;

/// <summary>
/// Calls the app's trigger endpoints: a chunked POST that follows redirects, so that a 302 becomes a GET; with no query, no cookies and
/// none of the headers that mark a proxied request.
/// </summary>
internal sealed class HandlerClient : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = true, UseCookies = false, UseProxy = false })
    {
        // The function's own time-out ends a call; the client's must not be shorter.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<ReplyVerdict> PostAsync(Uri handler, InvocationScope invocation, TriggerCall call, CancellationToken cancellationToken)
    {
        // The real host traces each invocation; its span reaches the app as traceparent.
        using var activity = new Activity(invocation.Function).Start();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(handler, Uri.EscapeDataString(invocation.Function)))
        {
            Content = new StringContent(WireJson.Serialize(call.ToEnvelope()), Encoding.UTF8, "application/json"),
        };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.UserAgent.ParseAdd($"Azure-Functions-Host/{HostVersion.Number}");
        request.Headers.Add(HostVersion.VersionHeader, HostVersion.Number);
        request.Headers.Add(HostVersion.InvocationIdHeader, invocation.Id.ToString());
        using var response = await client.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return ReplyReader.Read((int)response.StatusCode, response.Content.Headers.ContentType, body);
    }

    public void Dispose() => client.Dispose();
}
