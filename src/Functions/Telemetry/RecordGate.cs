using OpenTelemetry.Logs;

namespace Postvogn.Functions.Telemetry;

/// <summary>Before all exporters: what leaves of an exception is what may be said of it.</summary>
internal sealed class RecordGate : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        if (data.Exception is { } exception) data.Exception = SafeException.CopyOf(exception);
    }
}
