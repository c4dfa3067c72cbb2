namespace Postvogn.Functions.DigitalPost;

/// <summary>Reads a body that is short, and no more of it than it may hold: the app's own limit is that of a letter.</summary>
internal static class ShortBody
{
    /// <summary>The whole body of a call.</summary>
    /// <param name="request">The call.</param>
    /// <param name="most">The most bytes that it may hold.</param>
    /// <returns>The bytes; null when there are more, whatever its Content-Length says.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int most) =>
        // The server ends a body at its Content-Length.
        request.ContentLength > most
            ? null
            : await ReadAsync(request.Body, (int)(request.ContentLength ?? most), request.HttpContext.RequestAborted);

    /// <summary>All of a stream.</summary>
    /// <param name="body">The stream.</param>
    /// <param name="most">The most bytes that it may hold.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The bytes; null when there are more.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream body, int most, CancellationToken cancellationToken)
    {
        // One byte more shows that it is too long.
        var buffer = new byte[most + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > most) return null;
        return buffer.AsMemory(0, length);
    }
}
