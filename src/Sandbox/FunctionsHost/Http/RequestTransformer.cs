using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Postvogn.Sandbox.FunctionsHost.Http;

/// <summary>The header rules of the real host's proxy, and of the front end before it.</summary>
internal sealed class RequestTransformer(Guid invocationId, Guid requestId) : HttpTransformer
{
    private const string ClientCertificate = "X-ARR-ClientCert";

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        var headers = proxyRequest.Headers;
        headers.Host = null;
        headers.Remove("Forwarded");
        headers.Remove("X-Forwarded-Prefix");
        Set(headers, "X-Forwarded-For", PeerOf(httpContext));
        Set(headers, "X-Forwarded-Host", httpContext.Request.Host.Value);
        Set(headers, "X-Forwarded-Proto", httpContext.Request.Scheme);
        Set(headers, HostVersion.VersionHeader, HostVersion.Number);
        Set(headers, HostVersion.InvocationIdHeader, invocationId.ToString());
        Set(headers, "x-ms-invocation-id", invocationId.ToString());
        Set(headers, "X-ARR-LOG-ID", requestId.ToString());
        Set(headers, ClientCertificate, CertificateOf(httpContext));
    }

    public override async ValueTask<bool> TransformResponseAsync(
        HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        var goOn = await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
        httpContext.Response.Headers.Remove("Strict-Transport-Security");
        return goOn;
    }

    private static string? CertificateOf(HttpContext context) =>
        context.Connection.ClientCertificate is { } certificate ? Convert.ToBase64String(certificate.RawData) : null;

    private static string? PeerOf(HttpContext context) =>
        context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped
            ? mapped.MapToIPv4().ToString()
            : context.Connection.RemoteIpAddress?.ToString();

    // What the client sent under this name never gets through.
    private static void Set(HttpRequestHeaders headers, string name, string? value)
    {
        headers.Remove(name);
        if (value is not null) headers.TryAddWithoutValidation(name, value);
    }
}
