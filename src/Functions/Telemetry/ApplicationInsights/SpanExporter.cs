using System.Diagnostics;
using Microsoft.ApplicationInsights;
using OpenTelemetry;

namespace Postvogn.Functions.Telemetry;

/// <summary>Sends spans: as requests what this app was asked to do, as dependencies what it asked of others.</summary>
internal sealed class SpanExporter(TelemetryClient client) : BaseExporter<Activity>
{
    public override ExportResult Export(in Batch<Activity> batch)
    {
        foreach (var span in batch) client.Track(SpanMapping.TelemetryOf(span));
        return ExportResult.Success;
    }
}
