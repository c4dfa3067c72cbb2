using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;

namespace Postvogn.Functions.Telemetry;

/// <summary>The exporter reads <c>OTEL_EXPORTER_OTLP_…</c> itself.</summary>
internal static class OtlpDestination
{
    // Milliseconds. The collector is near; an invocation waits for it.
    private const int ExportLimit = 5_000;

    public static TelemetryDestination Create() => new(
        new BatchActivityExportProcessor(new OtlpTraceExporter(Options())),
        new BatchLogRecordExportProcessor(new OtlpLogExporter(Options())),
        new BaseExportingMetricReader(new OtlpMetricExporter(Options())));

    private static OtlpExporterOptions Options() => new() { TimeoutMilliseconds = ExportLimit };
}
