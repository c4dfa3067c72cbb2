using Postvogn.Sandbox.FunctionsHost.Protocol;

namespace Postvogn.Sandbox.FunctionsHost.Worker;

internal sealed partial class WorkerLog(ILoggerFactory loggerFactory)
{
    private readonly ConcurrentDictionary<string, ILogger> loggers = new(StringComparer.Ordinal);
    private readonly ILogger console = loggerFactory.CreateLogger("Host.Function.Console");

    public void Output(string line) => LogLine(console, LogLevel.Information, line);

    public void Error(string line) =>
        LogLine(console, line.Contains("warn", StringComparison.OrdinalIgnoreCase) ? LogLevel.Warning : LogLevel.Error, line);

    /// <summary>What the app's code says while no invocation of its own runs is dropped, as in Azure.</summary>
    public void Write(RpcLog line, Func<string, bool> isRunning)
    {
        if (line.LogCategory == RpcLog.Types.Category.CustomMetric) return;
        if (line.LogCategory == RpcLog.Types.Category.User && !isRunning(line.InvocationId)) return;
        var logger = loggers.GetOrAdd(line.Category, loggerFactory.CreateLogger);
        var thrown = line.Exception is { } exception ? $" {exception.Message} {exception.StackTrace}" : "";
        LogRpc(logger, (LogLevel)line.Level, line.EventId, line.Message, thrown);
    }

    [LoggerMessage(EventId = 10, Message = "{Line}")]
    private static partial void LogLine(ILogger logger, LogLevel level, string line);

    [LoggerMessage(EventId = 11, Message = "[{Event}] {Text}{Exception}")]
    private static partial void LogRpc(ILogger logger, LogLevel level, string @event, string text, string exception);
}
