namespace Postvogn.Functions.DigitalPost;

/// <summary>Reads a body that is short, and no more of it than it may hold: the app's own limit is that of a letter.</summary>
internal static class ShortBody
{
    /// <summary>Null when it is longer than that, whatever its Content-Length says.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int most) =>
        // The server ends a body at its Content-Length.
        request.ContentLength > most
            ? null
            : await ReadAsync(new PushedBody(request.Body), (int)(request.ContentLength ?? most), request.HttpContext.RequestAborted);

    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream body, int most, CancellationToken cancellationToken)
    {
        // One byte more shows that it is too long.
        var buffer = new byte[most + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > most) return null;
        return buffer.AsMemory(0, length);
    }
}
