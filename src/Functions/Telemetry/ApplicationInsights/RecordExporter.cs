using Microsoft.ApplicationInsights;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Postvogn.Functions.Telemetry;

/// <summary>Sends log records, as traces or exceptions.</summary>
internal sealed class RecordExporter(TelemetryClient client) : BaseExporter<LogRecord>
{
    public override ExportResult Export(in Batch<LogRecord> batch)
    {
        foreach (var record in batch) client.Track(RecordMapping.TelemetryOf(record));
        return ExportResult.Success;
    }
}
