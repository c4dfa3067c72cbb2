using System.Diagnostics;

namespace Postvogn.Functions.Telemetry;

/// <summary>What the exporter would leave out, in its own words: the answer of a function not called by HTTP, and a system and outcome
/// outside an HTTP call.</summary>
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
