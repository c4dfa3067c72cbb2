using Microsoft.AspNetCore.Http.Features;

namespace Postvogn.Functions.CustomHandler;

/// <summary>Keeps the body of a request short where the app's own limit, that of a letter, is far too much.</summary>
internal static class BoundedBody
{
    /// <summary>Whether the body may be read. If its length is not said and it is longer, reading it is a
    /// <see cref="BadHttpRequestException"/> with the status 413.</summary>
    public static bool IsAtMost(this HttpRequest request, long bytes)
    {
        if (request.ContentLength > bytes) return false;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = bytes;
        return true;
    }
}
