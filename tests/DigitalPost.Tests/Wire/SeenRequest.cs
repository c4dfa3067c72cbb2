using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Postvogn.DigitalPost.Tests.Wire;

/// <summary>A request as it came over the wire.</summary>
internal sealed record SeenRequest(
    string Method, string Target, string Protocol, Dictionary<string, string> Headers, byte[] Body, string? Certificate)
{
    /// <summary>Hashes the body, so that a large one need not be kept.</summary>
    public static async Task<string> HashOfBodyAsync(HttpContext context)
    {
        using var hash = SHA256.Create();
        return Convert.ToHexStringLower(await hash.ComputeHashAsync(context.Request.Body, context.RequestAborted));
    }

    public static async Task<SeenRequest> OfAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        return new(
            context.Request.Method,
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            context.Request.Protocol,
            context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray(),
            context.Connection.ClientCertificate?.Thumbprint);
    }
}
