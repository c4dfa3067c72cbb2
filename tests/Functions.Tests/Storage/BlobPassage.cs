using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>Passes a request on to a blob service just as it came, so that its signature still holds.</summary>
internal sealed class BlobPassage(Uri target) : IDisposable
{
    private static readonly UriCreationOptions AsItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };
    private readonly HttpClient client = new();

    public async Task<HttpResponseMessage> SendAsync(HttpContext http)
    {
        using var request = await RequestOfAsync(http);
        return await client.SendAsync(request);
    }

    /// <param name="answer">The service's answer.</param>
    /// <param name="response">Where its status and headers go.</param>
    /// <param name="length">The length of the body that came with it.</param>
    public static void CopyHead(HttpResponseMessage answer, HttpResponse response, int length)
    {
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
        {
            if (name is not ("Transfer-Encoding" or "Connection" or "Keep-Alive" or "Content-Length"))
                response.Headers[name] = values.ToArray();
        }

        // The answer to HEAD states the length of the body that it has not.
        response.ContentLength = length > 0 ? length : answer.Content.Headers.ContentLength;
    }

    public void Dispose() => client.Dispose();

    private async Task<HttpRequestMessage> RequestOfAsync(HttpContext http)
    {
        var path = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new HttpRequestMessage(
            new HttpMethod(http.Request.Method), new Uri(target.GetLeftPart(UriPartial.Authority) + path, AsItIs));
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        if (http.Request.ContentLength is not null) request.Content = new ByteArrayContent(body.ToArray());
        foreach (var (name, values) in http.Request.Headers.Where(header => header.Key != "Host"))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values!))
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values!);
        }

        return request;
    }
}
