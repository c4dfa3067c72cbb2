using System.Globalization;
using Microsoft.ApplicationInsights.Channel;
using Microsoft.ApplicationInsights.DataContracts;
using OpenTelemetry.Logs;

namespace Postvogn.Functions.Telemetry;

/// <summary>How a log record looks in Application Insights.</summary>
internal static class RecordMapping
{
    /// <summary>A trace with the record's fields as properties; an exception if it tells of one.</summary>
    public static ITelemetry TelemetryOf(LogRecord record)
    {
        ITelemetry telemetry = record.Exception is { } exception
            ? ExceptionOf(record, exception)
            : new TraceTelemetry(record.FormattedMessage ?? record.Body, SeverityOf(record.LogLevel));
        telemetry.Timestamp = new DateTimeOffset(record.Timestamp);
        if (record.TraceId != default) telemetry.Context.Operation.Id = record.TraceId.ToHexString();
        if (record.SpanId != default) telemetry.Context.Operation.ParentId = record.SpanId.ToHexString();
        AddProperties(record, ((ISupportProperties)telemetry).Properties);
        return telemetry;
    }

    private static ExceptionTelemetry ExceptionOf(LogRecord record, Exception exception)
    {
        var details = SafeException.ChainOf(exception).Select((e, depth) =>
            new ExceptionDetailsInfo(depth + 1, depth, e.GetType().FullName, SafeException.MessageOf(e), hasFullStack: true, e.StackTrace, parsedStack: []));
        return new ExceptionTelemetry(details, SeverityOf(record.LogLevel), exception.GetType().FullName, new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, double>(StringComparer.Ordinal));
    }

    private static void AddProperties(LogRecord record, IDictionary<string, string> properties)
    {
        foreach (var (name, value) in record.Attributes ?? [])
        {
            if (Convert.ToString(value, CultureInfo.InvariantCulture) is { } text)
                properties[name == "{OriginalFormat}" ? "OriginalFormat" : name] = text;
        }

        if (record.CategoryName is { } category) properties["CategoryName"] = category;
        if (record.EventId.Id != 0) properties["EventId"] = record.EventId.Id.ToString(CultureInfo.InvariantCulture);
        if (record.EventId.Name is { } eventName) properties["EventName"] = eventName;
        if (record is { Exception: not null, FormattedMessage: { } message }) properties["FormattedMessage"] = message;
    }

    private static SeverityLevel SeverityOf(LogLevel level) => level switch
    {
        LogLevel.Information => SeverityLevel.Information,
        LogLevel.Warning => SeverityLevel.Warning,
        LogLevel.Error => SeverityLevel.Error,
        LogLevel.Critical => SeverityLevel.Critical,
        _ => SeverityLevel.Verbose,
    };
}
