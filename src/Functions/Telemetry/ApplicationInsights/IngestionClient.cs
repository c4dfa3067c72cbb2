using System.IO.Compression;
using System.Net.Http.Headers;
using Azure.Core;
using Azure.Identity;

namespace Postvogn.Functions.Telemetry;

/// <summary>Lines of JSON, in gzip. Without a credential the instrumentation key in every item is enough.</summary>
internal sealed class IngestionClient(TokenCredential? credential, TimeProvider clock)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    // The double slash is the service's own.
    private static readonly TokenRequestContext Purpose = new(["https://monitor.azure.com//.default"]);

    // No span of its own and no traceparent: a call that sends telemetry must not make telemetry. And no host but the one that is
    // configured is ever called.
    private static readonly HttpClient Http = new(new SocketsHttpHandler
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
    });

    // It never fails.
    public async Task<IngestionAnswer> PostAsync(Uri endpoint, IReadOnlyList<byte[]> items)
    {
        try
        {
            using var limit = new CancellationTokenSource(Limit, clock);
            using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = ContentOf(items) };
            if (credential is not null)
                request.Headers.Authorization = new("Bearer", (await credential.GetTokenAsync(Purpose, limit.Token)).Token);
            using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return await IngestionAnswer.ReadAsync(response, items, clock, limit.Token);
        }
        catch (OperationCanceledException)
        {
            return new() { Again = items, Problem = $"no answer within {Limit.TotalSeconds:0} seconds" };
        }
        catch (HttpRequestException fault)
        {
            return new() { Again = items, Problem = $"no connection: {fault.Message}" };
        }
        catch (AuthenticationFailedException)
        {
            return new()
            {
                Again = items,
                Problem = "the managed identity gets no token; check the client id in APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
            };
        }
        catch (Exception fault)
        {
            return new() { Again = items, Problem = $"the call failed with {fault.GetType().Name}" };
        }
    }

    private static ByteArrayContent ContentOf(IReadOnlyList<byte[]> items)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (var item in items)
            {
                zip.Write(item);
                zip.WriteByte((byte)'\n');
            }
        }

        var content = new ByteArrayContent(zipped.GetBuffer(), 0, (int)zipped.Length);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-json-stream");
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }
}
