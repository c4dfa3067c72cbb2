using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;

namespace Postvogn.Functions.Telemetry;

/// <summary>One place that telemetry goes to. What was taken and not sent yet is sent by <paramref name="SendAsync"/>, which never fails;
/// null where the others send themselves.</summary>
internal sealed record TelemetryDestination(
    BaseProcessor<Activity> Spans,
    BaseProcessor<LogRecord> Records,
    BaseExportingMetricReader Metrics,
    Func<Task>? SendAsync = null);
