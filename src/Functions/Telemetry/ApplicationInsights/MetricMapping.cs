using System.Globalization;
using Microsoft.ApplicationInsights.DataContracts;
using OpenTelemetry.Metrics;

namespace Postvogn.Functions.Telemetry;

/// <summary>How a metric looks in Application Insights.</summary>
internal static class MetricMapping
{
    /// <summary>One value: what a counter rose by since it was sent last, or a gauge's last value.</summary>
    public static MetricTelemetry TelemetryOf(Metric metric, in MetricPoint point)
    {
        var telemetry =
            new MetricTelemetry { Name = metric.Name, Sum = ValueOf(metric.MetricType, point), Count = 1, Timestamp = point.EndTime };
        foreach (var (name, value) in point.Tags)
        {
            if (Convert.ToString(value, CultureInfo.InvariantCulture) is { } text) telemetry.Properties[name] = text;
        }

        return telemetry;
    }

    private static double ValueOf(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum => point.GetSumLong(),
        MetricType.DoubleSum => point.GetSumDouble(),
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        MetricType.DoubleGauge => point.GetGaugeLastValueDouble(),
        _ => throw new NotSupportedException($"There are only counters and gauges, no {type}."),
    };
}
