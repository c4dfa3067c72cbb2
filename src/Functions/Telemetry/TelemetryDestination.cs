using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;

namespace Postvogn.Functions.Telemetry;

/// <summary>One place that telemetry goes to: what takes its spans, its log records and its metrics there.</summary>
/// <param name="Spans">Takes the spans.</param>
/// <param name="Records">Takes the log records.</param>
/// <param name="Metrics">Takes the metrics, whenever it is asked to collect.</param>
/// <param name="SendAsync">Sends what has been taken and not been sent yet; never fails. Null where the others do so themselves.</param>
internal sealed record TelemetryDestination(
    BaseProcessor<Activity> Spans,
    BaseProcessor<LogRecord> Records,
    BaseExportingMetricReader Metrics,
    Func<Task>? SendAsync = null);
