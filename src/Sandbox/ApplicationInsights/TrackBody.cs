using System.IO.Compression;

namespace Postvogn.Sandbox.ApplicationInsights;

/// <summary>Lines of JSON, plain or in gzip.</summary>
internal static class TrackBody
{
    public static async Task<IReadOnlyList<TrackItem>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var zipped = string.Equals(request.Headers.ContentEncoding, "gzip", StringComparison.OrdinalIgnoreCase);
        await using var body = zipped ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        using var reader = new StreamReader(body);
        var lines = (await reader.ReadToEndAsync(cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => new TrackItem(line))];
    }
}
