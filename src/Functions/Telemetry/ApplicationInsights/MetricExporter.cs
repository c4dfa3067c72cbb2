using Microsoft.ApplicationInsights;
using OpenTelemetry;
using Metric = OpenTelemetry.Metrics.Metric;

namespace Postvogn.Functions.Telemetry;

/// <summary>Sends metrics, as custom metrics of the same name.</summary>
internal sealed class MetricExporter(TelemetryClient client) : BaseExporter<Metric>
{
    public override ExportResult Export(in Batch<Metric> batch)
    {
        foreach (var metric in batch)
        {
            foreach (ref readonly var point in metric.GetMetricPoints()) client.Track(MetricMapping.TelemetryOf(metric, point));
        }

        return ExportResult.Success;
    }
}
