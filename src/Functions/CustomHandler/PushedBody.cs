namespace Postvogn.Functions.CustomHandler;

/// <summary>Reads the short body of a call from Digital Post, and no more of it than it may hold.</summary>
internal static class PushedBody
{
    /// <summary>The whole body.</summary>
    /// <param name="request">The call.</param>
    /// <param name="most">The most bytes that it may hold.</param>
    /// <returns>The bytes; null when there are more, whatever its Content-Length says.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int most)
    {
        if (request.ContentLength > most) return null;
        var buffer = new byte[most + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        if (length > most) return null;
        return buffer.AsMemory(0, length);
    }
}
