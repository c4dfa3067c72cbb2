namespace Postvogn.Functions.PersonNames;

/// <summary>Reads a small body into memory, and no large one.</summary>
internal static class BoundedBody
{
    /// <summary>The whole body; null if it is longer than <paramref name="most"/> bytes.</summary>
    public static async Task<byte[]?> ReadAsync(Stream body, int most, CancellationToken cancellationToken)
    {
        var buffer = new byte[most + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length > most ? null : buffer[..length];
    }
}
