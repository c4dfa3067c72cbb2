using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Postvogn.MeMo;

namespace Postvogn.Functions.Telemetry;

/// <summary><c>level: category[event id] message</c>. Of an exception only what may be said, since the host keeps each line.</summary>
internal sealed class ConsoleLine() : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "postvogn";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var text = logEntry.Formatter(logEntry.State, logEntry.Exception);
        if (logEntry.Exception is { } exception) text += $" {SafeException.TextOf(exception)}";
        text = PersonalNumbers.In(text).ReplaceLineEndings(" ");
        textWriter.WriteLine($"{NameOf(logEntry.LogLevel)}: {logEntry.Category}[{logEntry.EventId.Id}] {text}");
    }

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        LogLevel.Critical => "crit",
        _ => "dbug",
    };
}
