using System.Net.Http.Headers;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Yarp.ReverseProxy.Forwarder;

namespace Postvogn.Sandbox.FunctionsHost.Http;

internal class FrontEndTransformer(Guid requestId) : HttpTransformer
{
    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        var headers = proxyRequest.Headers;
        Set(headers, "X-Forwarded-For", PeerOf(httpContext));
        Set(headers, "X-Forwarded-Host", httpContext.Request.Host.Value);
        Set(headers, "X-Forwarded-Proto", httpContext.Request.Scheme);
        Set(headers, "X-ARR-LOG-ID", requestId.ToString());
        Set(headers, "X-ARR-ClientCert", CertificateOf(httpContext));
    }

    // What the client sent under this name never gets through.
    protected static void Set(HttpRequestHeaders headers, string name, string? value)
    {
        headers.Remove(name);
        if (value is not null) headers.TryAddWithoutValidation(name, value);
    }

    private static string? CertificateOf(HttpContext context) =>
        context.Connection.ClientCertificate is { } certificate ? Convert.ToBase64String(certificate.RawData) : null;

    private static string? PeerOf(HttpContext context) =>
        context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped
            ? mapped.MapToIPv4().ToString()
            : context.Connection.RemoteIpAddress?.ToString();
}

internal sealed class RequestTransformer(Guid invocationId, Guid requestId, TraceParent trace) : FrontEndTransformer(requestId)
{
    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        Set(proxyRequest.Headers, "x-ms-invocation-id", invocationId.ToString());
        Set(proxyRequest.Headers, "traceparent", trace.ToString());
    }
}
