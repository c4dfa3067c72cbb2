namespace Postvogn.Functions.Telemetry;

/// <summary>OpenTelemetry's where it has one.</summary>
internal static class SpanTags
{
    public const string InvocationId = "InvocationId";
    public const string StatusCode = "http.response.status_code";
    public const string Method = "http.request.method";
    public const string Target = "peer.service";
    public const string Outcome = "Outcome";
    public const string Traceparent = "Traceparent";
    public const string System = "System";
    public const string Transmission = "Transmission";
    public const string Letters = "Letters";
    public const string Attempt = "Attempt";
}
