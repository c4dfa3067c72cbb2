using System.Diagnostics;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;

namespace Postvogn.Functions.Telemetry;

/// <summary>SendAsync sends what was taken and not sent yet, and never fails; null where the others send themselves.</summary>
internal sealed record TelemetryDestination(
    BaseProcessor<Activity> Spans,
    BaseProcessor<LogRecord> Records,
    BaseExportingMetricReader Metrics,
    Func<Task>? SendAsync = null);
