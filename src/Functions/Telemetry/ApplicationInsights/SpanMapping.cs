using System.Diagnostics;
using System.Globalization;
using Microsoft.ApplicationInsights.Channel;
using Microsoft.ApplicationInsights.DataContracts;
using Microsoft.ApplicationInsights.Extensibility.Implementation;

namespace Postvogn.Functions.Telemetry;

/// <summary>How a span looks in Application Insights.</summary>
internal static class SpanMapping
{
    /// <summary>Tags that have a field of their own there.</summary>
    private static readonly HashSet<string> Fields = [SpanTags.StatusCode, SpanTags.Method, SpanTags.Target];

    /// <summary>A request for a server or consumer span, a dependency for any other.</summary>
    public static ITelemetry TelemetryOf(Activity span)
    {
        OperationTelemetry telemetry = span.Kind is ActivityKind.Server or ActivityKind.Consumer ? RequestOf(span) : DependencyOf(span);
        telemetry.Id = span.SpanId.ToHexString();
        telemetry.Name = span.DisplayName;
        telemetry.Timestamp = new DateTimeOffset(span.StartTimeUtc);
        telemetry.Duration = span.Duration;
        telemetry.Success = span.Status != ActivityStatusCode.Error;
        telemetry.Context.Operation.Id = span.TraceId.ToHexString();
        telemetry.Context.Operation.Name = span.DisplayName;
        if (span.ParentSpanId != default) telemetry.Context.Operation.ParentId = span.ParentSpanId.ToHexString();
        AddProperties(span, ((ISupportProperties)telemetry).Properties);
        return telemetry;
    }

    private static RequestTelemetry RequestOf(Activity span) => new() { ResponseCode = Text(span.GetTagItem(SpanTags.StatusCode)) ?? "0" };

    private static DependencyTelemetry DependencyOf(Activity span) => new()
    {
        Type = span.GetTagItem(SpanTags.Method) is null ? "InProc" : "HTTP",
        Target = Text(span.GetTagItem(SpanTags.Target)),
        ResultCode = Text(span.GetTagItem(SpanTags.StatusCode)) ?? Text(span.GetTagItem(SpanTags.Outcome)),
    };

    private static void AddProperties(Activity span, IDictionary<string, string> properties)
    {
        foreach (var (name, value) in span.TagObjects)
        {
            if (!Fields.Contains(name) && Text(value) is { } text) properties[name] = text;
        }

        var links = span.Links.Select(link => $$"""{"operation_Id":"{{link.Context.TraceId}}","id":"{{link.Context.SpanId}}"}""");
        if (string.Join(',', links) is { Length: > 0 } joined) properties["_MS.links"] = $"[{joined}]";
    }

    private static string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);
}
