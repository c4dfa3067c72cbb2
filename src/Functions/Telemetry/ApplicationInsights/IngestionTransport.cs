using System.Net;
using System.Net.Http.Json;

namespace Postvogn.Functions.Telemetry;

/// <summary>The other end of the exporter: keeps its items, says that all were taken, and sends nothing. The exporter's own delivery would
/// call a lost batch a success.</summary>
internal sealed class IngestionTransport(Action<Uri, IReadOnlyList<byte[]>> keep) : HttpMessageHandler
{
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        request.Content!.CopyTo(body, null, cancellationToken);
        var items = ItemsOf(body.GetBuffer().AsSpan(0, (int)body.Length));
        keep(request.RequestUri!, items);
        var answer = JsonContent.Create(new { itemsReceived = items.Count, itemsAccepted = items.Count, errors = Array.Empty<object>() });
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = answer };
    }

    // Never on another thread: the exporter waits for it on the one that reports.
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(Send(request, cancellationToken));

    private static List<byte[]> ItemsOf(ReadOnlySpan<byte> lines)
    {
        var items = new List<byte[]>();
        foreach (var range in lines.Split((byte)'\n'))
        {
            if (!lines[range].Trim(" \r"u8).IsEmpty) items.Add(lines[range].ToArray());
        }

        return items;
    }
}
