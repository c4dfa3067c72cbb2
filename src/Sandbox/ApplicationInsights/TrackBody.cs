using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Postvogn.Sandbox.ApplicationInsights;

/// <summary>Reads what is posted: a JSON array or lines of JSON, plain or in gzip.</summary>
internal static class TrackBody
{
    public static async Task<IReadOnlyList<TrackItem>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var zipped = string.Equals(request.Headers.ContentEncoding, "gzip", StringComparison.OrdinalIgnoreCase);
        await using var body = zipped ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        using var reader = new StreamReader(body);
        var text = (await reader.ReadToEndAsync(cancellationToken)).Trim();
        return text.StartsWith('[') ? Array(text) : [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => new TrackItem(line))];
    }

    private static IReadOnlyList<TrackItem> Array(string text)
    {
        using var array = JsonDocument.Parse(text);
        return [.. array.RootElement.EnumerateArray().Select(item => new TrackItem(JsonSerializer.Serialize(item)))];
    }
}
