namespace Postvogn.Functions.CustomHandler;

/// <summary>Reads the body of a call that is short, and no more of it than it may hold: the app's own limit is that of a letter.</summary>
internal static class ShortBody
{
    /// <summary>The whole body.</summary>
    /// <param name="request">The call.</param>
    /// <param name="most">The most bytes that it may hold.</param>
    /// <returns>The bytes; null when there are more, whatever its Content-Length says.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int most)
    {
        if (request.ContentLength > most) return null;
        // The server ends a body at its Content-Length; one without it shows that it is too long by one byte more.
        var buffer = new byte[request.ContentLength ?? (most + 1)];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        if (length > most) return null;
        return buffer.AsMemory(0, length);
    }
}
