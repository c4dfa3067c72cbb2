using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;

namespace Postvogn.Functions.Telemetry;

/// <summary>The exporter reads <c>OTEL_EXPORTER_OTLP_…</c> itself.</summary>
internal static class OtlpDestination
{
    // Milliseconds. The collector is near; an invocation waits for it.
    private const int ExportLimit = 5_000;

    public static TelemetryDestination Create() => Create(new OtlpExporterOptions { TimeoutMilliseconds = ExportLimit });

    internal static TelemetryDestination Create(OtlpExporterOptions options) => new(
        new BatchActivityExportProcessor(new OtlpTraceExporter(options)),
        new BatchLogRecordExportProcessor(new OtlpLogExporter(options)),
        new BaseExportingMetricReader(new OtlpMetricExporter(options)));
}
