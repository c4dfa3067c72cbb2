using OpenTelemetry.Logs;

namespace Postvogn.Functions.Telemetry;

/// <summary>Puts each log record that names a letter or a transmission into its trace.</summary>
internal sealed class LetterOfRecord : BaseProcessor<LogRecord>
{
    // The most telling first: a step's subject, then the letter, then what carries it.
    private static readonly string[] Names = ["Subject", "MessageUuid", "Transmission"];

    public override void OnEnd(LogRecord data)
    {
        var fields = data.Attributes ?? [];
        if (SubjectOf(fields) is { } uuid)
        {
            var trace = LetterTrace.IdOf(uuid);
            // The span that runs now is another trace's, unless it is a span of this very letter.
            if (data.TraceId != trace) (data.TraceId, data.SpanId) = (trace, LetterTrace.RootOf(uuid));
        }

        if (Invocation.Current is { } invocation) data.Attributes = [.. fields, new(SpanTags.InvocationId, invocation.Id)];
    }

    private static Guid? SubjectOf(IReadOnlyList<KeyValuePair<string, object?>> fields)
    {
        foreach (var name in Names)
        {
            if (UuidOf(fields.FirstOrDefault(field => field.Key == name).Value) is { } uuid) return uuid;
        }

        return null;
    }

    private static Guid? UuidOf(object? value) => value switch
    {
        Guid uuid when uuid != Guid.Empty => uuid,
        string text when Guid.TryParseExact(text, "D", out var uuid) && uuid != Guid.Empty => uuid,
        _ => null,
    };
}
