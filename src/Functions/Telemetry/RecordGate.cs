using OpenTelemetry.Logs;
using Postvogn.MeMo;

namespace Postvogn.Functions.Telemetry;

/// <summary>Before all exporters: what leaves of an exception is what may be said of it, and of any text what names no person.</summary>
internal sealed class RecordGate : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        if (data.Exception is { } exception) data.Exception = SafeException.CopyOf(exception);
        if (data.FormattedMessage is { } message) data.FormattedMessage = PersonalNumbers.In(message);
        if (data.Body is { } body) data.Body = PersonalNumbers.In(body);
        if (data.Attributes is not { } fields) return;
        data.Attributes = [.. fields.Select(field => KeyValuePair.Create(field.Key, Masked(field.Value)))];
    }

    // Ids, numbers and times stay what they are.
    internal static object? Masked(object? value) => value switch
    {
        null or Guid or Enum or decimal or DateTimeOffset or TimeSpan => value,
        string text => PersonalNumbers.In(text),
        _ when value.GetType().IsPrimitive => value,
        _ => PersonalNumbers.In(value.ToString() ?? ""),
    };
}
