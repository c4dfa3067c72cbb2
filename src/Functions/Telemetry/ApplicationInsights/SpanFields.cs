using System.Diagnostics;
using OpenTelemetry;

namespace Postvogn.Functions.Telemetry;

/// <summary>Says in the exporter's own words what it would leave out: the answer of a function that is not called by HTTP, and a system and
/// an outcome that are no parts of an HTTP call.</summary>
internal sealed class SpanFields : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        var status = data.GetTagItem(SpanTags.StatusCode)?.ToString();
        if (data.Kind is ActivityKind.Server or ActivityKind.Consumer)
        {
            data.SetTag("microsoft.request.resultCode", status ?? "0");
            return;
        }

        data.SetTag("microsoft.dependency.type", data.GetTagItem(SpanTags.Method) is null ? "InProc" : "HTTP");
        data.SetTag("microsoft.dependency.target", data.GetTagItem(SpanTags.Target));
        data.SetTag("microsoft.dependency.resultCode", status ?? data.GetTagItem(SpanTags.Outcome));
    }
}
