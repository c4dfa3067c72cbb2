using System.Net.Http.Headers;
using Azure.Identity;
using Microsoft.ApplicationInsights.Channel;
using Microsoft.ApplicationInsights.Extensibility.Implementation;

namespace Postvogn.Functions.Telemetry;

/// <summary>Posts batches of telemetry to the ingestion endpoint: lines of JSON, in gzip.</summary>
/// <param name="endpoint">The endpoint of the connection string.</param>
/// <param name="token">Gives the identity's token; null when the instrumentation key is enough.</param>
/// <param name="clock">The clock.</param>
internal sealed class IngestionClient(Uri endpoint, IngestionToken? token, TimeProvider clock)
{
    /// <summary>How long a POST may take.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    // No span of its own and no traceparent: a call that sends telemetry must not make telemetry.
    private static readonly HttpClient Http = new(
        new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(10), ActivityHeadersPropagator = null });
    private readonly Uri track = new(endpoint, token is null ? "v2/track" : "v2.1/track");

    /// <summary>Posts a batch; it never fails.</summary>
    public async Task<IngestionAnswer> PostAsync(IReadOnlyList<ITelemetry> items)
    {
        try
        {
            using var limit = new CancellationTokenSource(Limit, clock);
            using var request = await RequestForAsync(items, limit.Token);
            using var response = await Http.SendAsync(request, limit.Token);
            return await IngestionAnswers.ReadAsync(response, items, clock, limit.Token);
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
    }

    private async Task<HttpRequestMessage> RequestForAsync(IReadOnlyList<ITelemetry> items, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(JsonSerializer.Serialize(items, compress: true));
        content.Headers.ContentType = new MediaTypeHeaderValue(JsonSerializer.ContentType);
        content.Headers.ContentEncoding.Add(JsonSerializer.CompressionType);
        var request = new HttpRequestMessage(HttpMethod.Post, track) { Content = content };
        if (token is not null) request.Headers.Authorization = new("Bearer", await token.GetAsync(cancellationToken));
        return request;
    }
}
